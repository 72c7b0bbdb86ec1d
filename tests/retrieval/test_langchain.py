"""The retriever as LangChain's BaseRetriever."""

from __future__ import annotations

import subprocess
import sys

import pytest
from langchain_core.retrievers import BaseRetriever
from pydantic import ValidationError

from footnoted.retrieval import Retriever
from footnoted.retrieval.langchain import PassageRetriever


def test_passages_come_as_documents_best_first(retriever: Retriever) -> None:
    asked = PassageRetriever(retriever=retriever, k=3)
    assert isinstance(asked, BaseRetriever)
    found = asked.invoke("When did gas come to Veere?")
    hits = retriever.search("When did gas come to Veere?", k=3).hits
    assert [document.page_content for document in found] == [hit.passage.text for hit in hits]
    assert [document.id for document in found] == [hit.passage.id for hit in hits]
    for document, hit in zip(found, hits, strict=True):
        assert document.metadata == {
            "document": hit.passage.document,
            "passage": hit.passage.id,
            "kind": hit.passage.kind,
            "spans": [[span.start, span.end] for span in hit.passage.spans],
            "section": list(hit.passage.section),
            "score": hit.score,
        }


def test_only_the_named_documents_are_searched(retriever: Retriever) -> None:
    found = PassageRetriever(retriever=retriever, documents=("bridges",)).invoke("gas in Veere")
    assert found
    assert {document.metadata["document"] for document in found} == {"bridges"}


def test_it_chains(retriever: Retriever) -> None:
    chain = PassageRetriever(retriever=retriever, k=1) | (lambda found: found[0].page_content)
    assert chain.invoke("Who paid for the oil?") == "Merchants paid for the oil."


@pytest.mark.parametrize("k", [0, -1])
def test_a_count_below_one_is_refused(retriever: Retriever, k: int) -> None:
    with pytest.raises(ValidationError):
        PassageRetriever(retriever=retriever, k=k)


def test_langchain_is_loaded_with_this_module_alone() -> None:
    code = "import sys, footnoted.assistant, footnoted.retrieval; print('langchain_core' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "False"
