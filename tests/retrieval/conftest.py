"""A retriever over two small papers, with a hashing embedder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from footnoted.document import Metadata
from footnoted.indexing.embedding import HashingEmbedder
from footnoted.indexing.library import Library, open_library
from footnoted.parsing import parse_paper
from footnoted.passages import split_passages
from footnoted.retrieval import Retriever

PAPERS = {
    "lamps": (
        "On lamps\n\n01\nOil and gas\n\nThe first oil lamps in Oudewater burned in 1669.¹ Merchants paid for the oil. "
        "This pleased nobody. Gas came to Veere in 1838, and the price of light fell by a third.²\n\n"
        "¹ Terlinden, J. (2003), 'Oil lamps in Oudewater', Journal of Canal Studies, 14 May 2003, https://example.org/a.\n\n"
        "² Maas, L. (2015), 'Gas and the price of light in Veere', Harbour Review, 9 January 2015, https://example.org/b.\n"
    ),
    "bridges": (
        "On bridges\n\n01\nStone and iron\n\nThe stone bridge of Goes fell in 1911 during a gale. Iron bridges were "
        "dearer than stone ones. Ships waited for hours at the bridge of Veere.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    documents = [
        (parse_paper(text, id=id, metadata=Metadata(title=text.partition("\n")[0])), f"{id:0>64}")
        for id, text in PAPERS.items()
    ]
    with open_library(tmp_path_factory.mktemp("small"), documents, HashingEmbedder(), split=split_passages) as opened:
        yield opened


@pytest.fixture(scope="module")
def retriever(library: Library) -> Retriever:
    return Retriever(library)
