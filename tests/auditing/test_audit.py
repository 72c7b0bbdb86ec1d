"""The report on a paper: the real one's numbers as counted by hand, and the troubles of a made-up one."""

from __future__ import annotations

import re

import pytest

from footnoted.auditing import audit_paper, describe_audit
from footnoted.document import Document, Footnote, Metadata, Span
from footnoted.papers import Paper


def tallies(described: dict, name: str) -> dict[str | None, list[int]]:
    return {each["name"]: each["notes"] for each in described[name]}


@pytest.fixture(scope="module")
def of_real(real: Paper) -> dict:
    return describe_audit(audit_paper(real))


@pytest.fixture(scope="module")
def of_made(made: Paper) -> dict:
    return describe_audit(audit_paper(made))


def test_the_real_paper_is_counted_as_by_hand(of_real: dict) -> None:
    counts = of_real["counts"]
    # 60 markers stand in sentences, 15 and 16 in one; 13 stands in a table. 23, 28 and 53 are interviews.
    assert (counts["notes"], counts["sources"], counts["works"]) == (61, 71, 67)
    assert (counts["cited"], counts["interview"]) == (56, 3)
    assert counts["sentences"] == counts["cited"] + counts["interview"] + counts["asserted"]
    assert [each["number"] for each in of_real["notes"]] == list(range(1, 62))


def test_the_sources_of_the_real_paper_go_by_what_they_print(of_real: dict) -> None:
    assert tallies(of_real, "types")["interview"] == [23, 28, 53]
    assert tallies(of_real, "types")["chapter"] == [10, 11, 24]
    assert tallies(of_real, "publishers")["Reuters"] == [26, 41, 42, 43, 44]
    assert tallies(of_real, "publishers")["The Korea Herald"] == [14, 19, 20, 38, 54]
    assert tallies(of_real, "years")["2017"] == [44]
    assert tallies(of_real, "languages")["ko"] == [1, 47]
    assert of_real["official"]["notes"] == [17, 18, 25, 33, 37, 46, 49, 57]
    years = [each["name"] for each in of_real["years"]]
    assert years == sorted(years)


def test_the_old_sources_of_the_real_paper_are_counted_from_its_year(of_real: dict) -> None:
    ages = {each["before"]: each["notes"] for each in of_real["ages"]}
    assert ages == {2020: [11, 12, 13, 22, 24, 29, 32, 44], 2015: [12, 13, 24, 29], 2005: [13, 24, 29], 1975: []}


def test_the_chapters_of_the_real_paper_add_up(of_real: dict) -> None:
    chapters = of_real["chapters"]
    assert [each["label"][:2] for each in chapters] == ["Su", "01", "02", "03", "04", "05"]
    for grounds in ("sentences", "cited", "interview", "asserted"):
        assert sum(each[grounds] for each in chapters) == of_real["counts"][grounds]
    third = chapters[3]
    # Of its 29 sentences with a note 23 and 28 are interviews.
    assert (third["sentences"], third["cited"], third["interview"], third["asserted"]) == (67, 27, 2, 38)
    assert [each["label"] for each in third["sections"]] == [
        "The Trump factor",
        "The China threat: Sino-US great power competition",
        "The North Korea problem",
    ]


def test_the_works_of_several_notes_in_the_real_paper(of_real: dict) -> None:
    assert [each["notes"] for each in of_real["repeated"]] == [[2, 15], [19, 20], [34, 35], [38, 54]]


def test_nothing_of_the_real_paper_leads_nowhere_and_five_sources_have_no_link(of_real: dict) -> None:
    assert of_real["dangling"] == []
    assert of_real["unparsed"] == []
    assert [each["note"] for each in of_real["unlinked"]] == [23, 24, 28, 53, 60]


def test_the_quotations_without_a_note_near_them_in_the_real_paper(of_real: dict) -> None:
    quotes = [each["quote"].strip("'‘’") for each in of_real["bare_quotations"]]
    assert len(quotes) == 13
    assert {"global pivotal state", "Chip Four", "de-risk", "Indo-Pacific Four"} < set(quotes)
    # Their sentence, or one beside it, carries a note.
    assert not {"ironclad", "abductions issue", "occupying force"} & set(quotes)


def test_whatever_is_quoted_stands_in_the_paper(of_real: dict, real: Paper) -> None:
    text = real.document.text
    quoted = [*of_real["bare_quotations"], *(each["sentence"] for each in of_real["bare_quotations"])]
    for each in quoted:
        words = "".join(text[start:end] for start, end in each["spans"])
        assert re.sub(r"\s", "", words) == re.sub(r"\s", "", each["quote"])


def test_the_troubles_of_a_made_up_paper_are_told(of_made: dict) -> None:
    assert [(each["note"], each["trouble"]) for each in of_made["dangling"]] == [(5, "short_form"), (6, "no_source")]
    assert [each["note"] for each in of_made["unparsed"]] == [5]
    assert [each["note"] for each in of_made["unlinked"]] == [1, 2, 5]
    assert [each["notes"] for each in of_made["repeated"]] == [[3, 4]]
    assert [each["quote"] for each in of_made["bare_quotations"]] == ["‘the barn of the sea’"]


def test_a_source_counts_under_each_outlet_it_goes_by(of_made: dict) -> None:
    outlets = tallies(of_made, "publishers")
    assert outlets["State Press"] == outlets["Ministry of Ports"] == [1]
    assert outlets[None] == [2, 5]
    assert of_made["official"] == {"sources": 1, "notes": [1]}


def test_a_note_without_text_or_marker_is_told() -> None:
    document = Document(
        id="bare",
        text="Nothing.",
        metadata=Metadata(title="Bare"),
        blocks=(),
        footnotes=(Footnote(number=1, spans=()), Footnote(number=2, spans=(Span(0, 8),))),
    )
    described = describe_audit(audit_paper(Paper(document)))
    troubles = [(each["note"], each["trouble"]) for each in described["dangling"]]
    assert troubles[:2] == [(1, "no_text"), (1, "no_marker")]
    assert (2, "no_marker") in troubles
    assert described["chapters"] == []


def test_a_paper_without_notes_and_titles_is_audited() -> None:
    described = describe_audit(
        audit_paper(Paper(Document(id="empty", text="", metadata=Metadata(title="Empty"), blocks=())))
    )
    assert described["counts"]["sentences"] == described["counts"]["sources"] == 0
    assert described["ages"] == []
