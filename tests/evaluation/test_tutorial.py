"""The pipeline that others are compared with: how it cuts, what it finds, and what it is given credit for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from footnoted.document import Document, Footnote, Metadata, Span
from footnoted.evaluation import Golden
from footnoted.evaluation.tutorial import TutorialPipeline, judge_chunks, split_chunks
from footnoted.indexing.embedding import HashingEmbedder
from footnoted.indexing.library import open_library

FILLING = "Nothing of note is said in this line. " * 60
LAMP = "The lamp was lit in 1811."
NOTE = "¹ Keeper's diary, p. 4."
TEXT = f"{FILLING}{LAMP}{FILLING}{NOTE}"
AT = TEXT.index(NOTE)
DOCUMENT = Document(
    id="paper",
    text=TEXT,
    metadata=Metadata(title="Lamps"),
    blocks=(),
    footnotes=(Footnote(number=1, spans=(Span(AT, AT + len(NOTE)),)),),
)
GOLDEN = Golden(
    id="g",
    kind="fact",
    question="When was the lamp lit?",
    evidence=(LAMP,),
    answer=("1811",),
    footnotes=(),
    history=(),
    answerable=True,
    min_evidence=1,
)


@pytest.fixture
def pipeline(tmp_path: Path) -> Iterator[TutorialPipeline]:
    with open_library(tmp_path, [(DOCUMENT, "0")], HashingEmbedder(), split=split_chunks) as library:
        yield TutorialPipeline(library)


@pytest.mark.parametrize("length", [1, 200, 201, 999, 1000, 1001, 1800, 1801, 5000])
def test_chunks_overlap_and_leave_nothing_out(length: int) -> None:
    chunks = split_chunks(replace(DOCUMENT, text="x" * length))
    spans = [chunk.spans[0] for chunk in chunks]
    assert spans[0].start == 0
    assert spans[-1].end == length
    assert all(span.end - span.start == 1000 for span in spans[:-1])
    assert all(before.end - after.start == 200 for before, after in pairwise(spans))
    assert spans[-1].end - spans[-1].start > 200 or len(spans) == 1


def test_a_text_without_words_has_no_chunks() -> None:
    assert split_chunks(replace(DOCUMENT, text=" \n" * 700)) == ()


def test_the_nearest_chunk_is_first_and_four_are_fetched(pipeline: TutorialPipeline) -> None:
    found = pipeline.find(GOLDEN.question)
    assert len(found) == 4
    assert LAMP in found[0].text
    assert judge_chunks(GOLDEN, found, DOCUMENT).cites_first


def test_it_gets_credit_for_all_that_is_in_its_chunks() -> None:
    chunks = split_chunks(DOCUMENT)
    holding = [chunk for chunk in chunks if LAMP in chunk.text][:1]
    others = [chunk for chunk in chunks if "1811" not in chunk.text and NOTE not in chunk.text][:2]
    outcome = judge_chunks(GOLDEN, [*others, *holding], DOCUMENT)
    assert outcome.is_right
    assert not outcome.cites_first
    assert not outcome.is_refused
    noted = replace(GOLDEN, footnotes=(1,))
    assert not judge_chunks(noted, holding, DOCUMENT).is_right
    assert judge_chunks(noted, [*holding, chunks[-1]], DOCUMENT).is_right
    assert not judge_chunks(GOLDEN, others, DOCUMENT).is_right


def test_it_refuses_nothing() -> None:
    nothing = replace(GOLDEN, answerable=False, evidence=(), answer=(), min_evidence=0)
    assert not judge_chunks(nothing, split_chunks(DOCUMENT)[:4], DOCUMENT).is_right
