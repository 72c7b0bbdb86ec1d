"""Claims about a small paper, each with the verdict it must get and what must be named."""

from __future__ import annotations

import pytest

from footnoted.answer import Check
from footnoted.assistant import Assistant

TRUE = [
    "The harbour of Veere opened on 4 May 1871, after nine years of digging.",
    "The harbour of Veere opened in 1871.",
    "In 1882 fourteen thousand barrels of herring were landed at the new quay.",
    "Exports of herring to Norway rose by 25% in the same year.",
    "The paper says that the lamps were lit on 12 November 1884.",
    "Anna Dekker told the council that “no town can live on herring alone”.",
    'Dekker called the old mole "a heap of stones".',
    "Veere ranks second for herring trade.",
    "Blom's plan for a drawbridge was not carried out.",
]
DIFFERENT = [
    ("The harbour of Veere opened on 4 May 1881, after nine years of digging.", "date", "4 May 1881", "4 May 1871"),
    ("The harbour of Veere opened after twelve years of digging.", "number", "twelve years", "nine years"),
    ("In 1882 some 41,000 barrels of herring were landed at the new quay.", "number", "41,000", "14,000"),
    ("Exports of herring to Denmark rose by 25 per cent in 1882.", "number", "25 per cent", "10 per cent"),
    ("Exports of herring to Sweden rose by 25 per cent.", "name", "Sweden", "Norway"),
    ("Nearly half of the 2.4 million guilders was paid by the town of Hulst.", "name", "Hulst", "Goes"),
    ("Exports of herring to Norway fell by 25 per cent.", "negation", "Norway fell", "Norway rose"),
    ("Blom's plan for a drawbridge was carried out.", "negation", "carried", "carried"),
    ("The council agreed to pay for a second quay.", "negation", "", ""),
    ("Jan Vos told the council that 'no town can live on herring alone'.", "attribution", "Jan Vos", "Anna Dekker"),
    ("Anna Dekker described the new lamps as 'a needless luxury'.", "attribution", "Anna Dekker", "Jan Vos"),
    ("Dekker said that 'no town can live on shipwrecks off the coast'.", "stitched", "no town", "shipwrecks"),
    ("Dekker said that 'no town can live on herring forever'.", "fabricated", "forever", "alone"),
    ("Goes ranks second for herring trade.", "name", "Goes", "Veere"),
    ("Hulst ranks first for deep quays.", "name", "Hulst", "Veere"),
]
ABSENT = [
    "The church of Veere has seven bells.",
    "Bananas are yellow.",
    "Norway was at war with Sweden in 1808.",
    "The mayor of Paris was born in Lyon.",
]


@pytest.mark.parametrize("claim", TRUE)
def test_what_the_paper_says_is_supported(harbour: Assistant, claim: str) -> None:
    found = harbour.check(claim)
    assert (found.verdict, found.differences) == ("supported", ())
    assert found.text.startswith("The paper says this. [1]")
    assert_cited(harbour, found)


@pytest.mark.parametrize(("claim", "kind", "claimed", "there"), DIFFERENT)
def test_what_differs_is_named_with_both_values(
    harbour: Assistant, claim: str, kind: str, claimed: str, there: str
) -> None:
    found = harbour.check(claim)
    assert found.verdict == "differs"
    difference = next(each for each in found.differences if each.kind == kind)
    assert claimed in difference.claimed
    assert there in (difference.found or "")
    start, end = difference.claimed_at
    assert claim[start:end].strip("'“”\"") in difference.claimed or difference.claimed in claim[start:end]
    assert "[1]" in found.text
    assert_cited(harbour, found)


@pytest.mark.parametrize("claim", ABSENT)
def test_what_the_paper_says_nothing_of_is_not_found(harbour: Assistant, claim: str) -> None:
    found = harbour.check(claim)
    assert (found.verdict, found.citations, found.footnotes, found.differences) == ("not_found", (), (), ())
    assert 1 <= len(found.nearest) <= 3
    assert found.confidence < 0.5


def test_the_note_behind_the_passage_is_shown(harbour: Assistant) -> None:
    found = harbour.check("The harbour of Veere opened on 4 May 1870.")
    assert [note.note.number for note in found.footnotes] == [1]


def test_a_text_is_checked_sentence_by_sentence(harbour: Assistant) -> None:
    found = harbour.check_text("The harbour of Veere opened in 1872.\n\nBananas are yellow. It is so.\n\n – ")
    assert [each.verdict for each in found] == ["differs", "not_found", "not_found"]
    assert found[0].claim == "The harbour of Veere opened in 1872."


def test_a_claim_about_the_papers_author_is_about_the_paper(harbour: Assistant) -> None:
    assert harbour.check("Maas argues that the lamps were lit on 12 November 1884.").verdict == "supported"


def assert_cited(assistant: Assistant, found: Check) -> None:
    assert found.citations
    for citation in found.citations:
        text = assistant.document(citation.document).text
        there = "".join(text[span.start : span.end] for span in citation.spans)
        assert "".join(there.split()) == "".join(citation.quote.split())


def test_a_denial_is_named_once_where_it_stands(harbour: Assistant) -> None:
    check = harbour.check("Exports of herring to Norway did not rise by 25 per cent in the same year.")
    assert [(each.claimed, each.found) for each in check.differences] == [("did not rise", "to Norway rose")]
