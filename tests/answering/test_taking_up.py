"""A note that stands behind the sentence which takes up the one that says a claim."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from footnoted.assistant import Assistant, Question
from footnoted.indexing.embedding import HashingEmbedder
from footnoted.settings import Settings

# The lines are as long as paragraphs are.
# ruff: noqa: E501
PAPER = """The dikes of Walcheren

01
Introduction

The province keeps its dikes by a tax on salt. A breach at Rammekens would drag the town of Veere into the debts of Middelburg. Mayor Dekker has sworn to prevent any such debts.¹ Oxen were cheap in 1790.²

¹ Maas, L. (1899), 'What the mayor swore', Harbour Review, 9 January 1899, https://example.org/b.

² Terlinden, J. (1903), 'The price of oxen', Journal of Harbours, 14 May 1903, https://example.org/a.
"""


@pytest.fixture(scope="module")
def dikes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    corpus: Path = tmp_path_factory.mktemp("corpus")
    (corpus / "dikes.txt").write_text(PAPER, encoding="utf-8")
    settings = Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("dikes"), corpus_dir=corpus)
    opened = Assistant.open(settings, embedder=HashingEmbedder())
    yield opened
    opened.close()


def test_the_note_of_the_sentence_that_takes_up_the_claim_is_shown(dikes: Assistant) -> None:
    question = "What source stands behind the statement that a breach at Rammekens would drag Veere into debts?"
    answer = dikes.ask(Question(text=question))
    assert [shown.note.number for shown in answer.footnotes] == [1]
    assert "any such debts" in answer.text
