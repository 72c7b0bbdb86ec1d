"""From a question to a draft: from the paper's structure where that answers, else from its sentences.

It owns what is said; it must not know how quotations are verified or numbered.
"""

from footnoted.answering.asking import Asked
from footnoted.answering.extractive import ExtractiveAnswerer
from footnoted.answering.structured import answer_from_structure

__all__ = ["Asked", "ExtractiveAnswerer", "answer_from_structure"]
