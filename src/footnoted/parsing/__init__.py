"""From a text to a Document: blocks, headings, tables, notes and sentences, all as spans.

It owns the reading of a paper's shapes and must not know what is done with the document.
"""

from footnoted.parsing.paper import parse_paper
from footnoted.parsing.sentences import split_sentences

__all__ = ["parse_paper", "split_sentences"]
