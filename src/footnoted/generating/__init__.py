"""From a question and passages to claims in a chat model's words, each held by the passages that it cites.

It owns the model, what it is told and the gate that its words must pass; it must not know how citations are made.
"""

from footnoted.generating.answerer import GenerativeAnswerer, Outcome, Tally
from footnoted.generating.faults import explain
from footnoted.generating.gate import Gate

__all__ = ["Gate", "GenerativeAnswerer", "Outcome", "Tally", "explain"]
