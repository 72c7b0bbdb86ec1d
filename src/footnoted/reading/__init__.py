"""From a file to canonical text.

It owns the decoding of corpus files; it must not know what the text holds.
"""

from footnoted.reading.added import add_papers, read_papers, remove_paper
from footnoted.reading.text import CorpusFile, read_corpus

__all__ = ["CorpusFile", "add_papers", "read_corpus", "read_papers", "remove_paper"]
