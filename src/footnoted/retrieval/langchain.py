"""The retriever as LangChain knows one: passages as its Documents.

It owns the translation into LangChain's types and is the only module that imports them; it must not know how
passages are found. Nothing imports it at start: whoever works with LangChain does.
"""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from footnoted.retrieval.search import Hit, Retriever

__all__ = ["PassageRetriever"]


class PassageRetriever(BaseRetriever):
    """Finds passages for a query, best first.

    A Document's text is the passage to the letter. Its metadata are `document`, `passage` (ids), `kind`,
    `spans` (`[start, end)` pairs in code points of the paper's text), `section` (titles) and `score`.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    k: int = Field(default=10, ge=1, description="How many passages.")
    documents: tuple[str, ...] | None = Field(default=None, description="Search only these documents; none: all.")

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        ranking = self.retriever.search(query, k=self.k, documents=self.documents)
        return [describe_hit(hit) for hit in ranking.hits]


def describe_hit(hit: Hit) -> Document:
    """Return a hit as a LangChain Document."""
    passage = hit.passage
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "document": passage.document,
            "passage": passage.id,
            "kind": passage.kind,
            "spans": [[span.start, span.end] for span in passage.spans],
            "section": list(passage.section),
            "score": hit.score,
        },
    )
