"""From a question to ranked hits: both indexes searched, fused and scored sentence by sentence.

It owns what makes a passage a likely answer and how sure one can be; it must not know how answers are worded.
"""

from footnoted.retrieval.search import Hit, Ranking, Retriever

__all__ = ["Hit", "Ranking", "Retriever"]
