"""Footnoted: ask a research paper a question, and follow every sentence of the answer to its words and notes."""
