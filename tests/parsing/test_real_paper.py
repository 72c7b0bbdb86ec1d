"""What was counted by hand in the paper of the corpus, held against what the parser makes of it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from footnoted.document import Cell, Document, Sentence
from footnoted.parsing import parse_paper
from footnoted.reading import read_corpus

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"

PULL_QUOTES = (
    "This research paper argues that despite the changes in leadership and rhetoric",
    "Fast-paced growth, coupled with the country's transition to democracy",
    "The first 100 days of Lee Jae-myung’s presidency have witnessed noticeable attempts",
    "While the US president’s rhetorical disdain for what he perceives to be unequal alliances",
    "Amid increasingly acute Sino-US competition, South Korea faces a dilemma",
    "Strengthened and longer-term engagement with NATO has epitomized",
)
CHAPTERS = (
    (None, "Summary", (2, 3)),
    ("01", "Introduction", (4, 7)),
    ("02", "South Korea's 'pragmatic' foreign policy", (8, 14)),
    ("03", "The main factors affecting South Korean foreign policy", (15, 21)),
    ("04", "South Korea: A global power in all but name", (22, 25)),
    ("05", "Conclusion and recommendations", (26, 30)),
    (None, "About the author", (31, 31)),
    (None, "Acknowledgments", (31, 31)),
)
SECTIONS = (
    ("02", "The influence of domestic politics on foreign policy"),
    ("03", "The Trump factor"),
    ("03", "The China threat: Sino-US great power competition"),
    ("03", "The North Korea problem"),
    ("04", "From bilateralism to minilateralism"),
    ("05", "Policy recommendations"),
)
RECOMMENDATIONS = (
    "Prioritize national interest over political partisanship",
    "Strengthen regional deterrence through partnerships with the US and Japan against the common threats of China"
    " and North Korea",
    "Continue to 'de-risk' interactions with China and prioritize US–South Korea–Japan trilateralism over"
    " China–South Korea–Japan trilateralism",
    "Ensure that South Korea does not lose focus on the North Korean threat",
    "In line with its increasingly prominent global role, South Korea and like-minded partners in the Indo-Pacific"
    " and the West must strengthen cooperation across sectors, without diluting the US–South Korea alliance",
)
STANDFIRSTS = (
    "The election of the progressive Lee Jae-myung",
    "Amid ongoing domestic political polarization",
    "South Korea's foreign policy will be influenced by three principal factors",
    "South Korea's expanding economic, technological and diplomatic reach",
    "The Lee government looks to prioritize continuity over change",
)


@cache
def parsed() -> Document:
    (file,) = read_corpus(CORPUS)
    return parse_paper(file.text, id=file.id, metadata=file.metadata)


@pytest.fixture
def paper() -> Document:
    return parsed()


def rows_of(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a fixture file; a line that begins with a hash explains it."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [tuple(field.strip() for field in line.split(" | ")) for line in lines if not line.startswith("#")]


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_note_is_found_once(paper: Document) -> None:
    assert [note.number for note in paper.footnotes] == list(range(1, 62))
    assert all(len(note.markers) == 1 for note in paper.footnotes)
    assert paper.remarks == ()


@pytest.mark.parametrize("row", rows_of("real_paper_markers.txt"), ids=lambda row: f"fn {row[0]}")
def test_every_marker_is_on_its_sentence_or_cell(paper: Document, row: tuple[str, ...]) -> None:
    number, kind, before, opening = row
    note = paper.notes_by_number[int(number)]
    (host,) = paper.hosts(note.number)
    (marker,) = note.markers
    assert isinstance(host, Sentence if kind == "sentence" else Cell)
    assert words(paper.text[: marker.span.start]).endswith(before)
    assert paper.read(host.spans).startswith(opening)
    assert host.spans[0].start < marker.span.start <= host.spans[-1].end + 1


def test_markers_are_all_sixty_one(paper: Document) -> None:
    assert len(rows_of("real_paper_markers.txt")) == 61
    assert sum(len(note.markers) for note in paper.footnotes) == 61
    hosts = [host for number in range(1, 62) for host in paper.hosts(number)]
    assert len(hosts) == 61


def test_markers_in_the_middle_of_a_sentence_and_in_a_cell(paper: Document) -> None:
    for number in (4, 15, 59):
        (host,) = paper.hosts(number)
        (marker,) = paper.notes_by_number[number].markers
        assert marker.span.end <= host.spans[-1].start
    (cell,) = paper.hosts(13)
    assert isinstance(cell, Cell)
    assert paper.read(cell.spans).endswith("Sunshine Policy; perception of ROK tilting towards China.")


def test_fifteen_sentences_are_rejoined(paper: Document) -> None:
    rejoined = [sentence for sentence in paper.sentences if sentence.is_rejoined]
    joints = rows_of("real_paper_joints.txt")
    assert len(rejoined) == len(joints) == 15
    for sentence, (before, behind) in zip(rejoined, joints, strict=True):
        gaps = [(a.end, b.start) for a, b in pairwise(sentence.spans) if "\n" in paper.text[a.end : b.start]]
        assert len(gaps) == 1
        assert words(paper.text[: gaps[0][0]]).endswith(before)
        assert words(paper.text[gaps[0][1] :]).startswith(behind)


def test_a_rejoined_sentence_reads_whole(paper: Document) -> None:
    (host,) = paper.hosts(33)
    assert paper.read(host.spans).endswith(
        "and agreed to halve the 20 per cent tariff on goods pertaining to supplies of fentanyl from China."
    )
    (host,) = paper.hosts(42)
    assert paper.read(host.spans).startswith("For instance, in April 2023, China's vice foreign minister")


def test_six_pull_quotes_are_set_aside(paper: Document) -> None:
    quotes = [paper.read(aside.spans) for aside in paper.asides if aside.kind == "pull_quote"]
    assert len(quotes) == 6
    assert all(quote.startswith(opening) for quote, opening in zip(quotes, PULL_QUOTES, strict=True))
    content = {paper.read(sentence.spans) for sentence in paper.sentences}
    assert not content & set(quotes)


def test_running_headers_are_set_aside(paper: Document) -> None:
    headers = [paper.read(aside.spans) for aside in paper.asides if aside.kind == "running_header"]
    title = "How South Korea can balance its US commitments with global engagement"
    subtitle = "The key foreign policy challenges for the Lee government"
    assert headers == [title, subtitle, title, subtitle]


def test_first_table(paper: Document) -> None:
    table = paper.tables[0]
    assert table.number == 1
    assert len(table.header) == 9
    assert [len(row) for row in table.rows] == [9] * 10
    assert paper.read(table.header[0].spans) == "Rank"
    assert [paper.read(cell.spans) for cell in table.rows[3]] == [
        "4", "India", "India", "India", "Russia", "Singapore", "South Korea", "India", "India"
    ]  # fmt: skip
    assert table.caption is not None
    assert paper.read(table.caption.spans).startswith("Table 1. Rankings of states active in the Asia-Pacific")
    assert table.sources is not None
    assert paper.read(table.sources.sentences[0].spans).startswith("Source: Patton, S., Sato, J.")


def test_second_table_is_rejoined_across_its_page_break(paper: Document) -> None:
    assert len(paper.tables) == 2
    table = paper.tables[1]
    assert table.number == 2
    assert len(table.header) == 6
    assert [len(row) for row in table.rows] == [6] * 8
    assert [paper.read(row[0].spans) for row in table.rows] == [
        "Roh Tae-woo", "Kim Young-sam", "Kim Dae-jung", "Roh Moo-hyun", "Lee Myung-bak",
        "Park Geun-hye", "Moon Jae-in", "Yoon Suk Yeol",
    ]  # fmt: skip
    assert paper.read(table.rows[5][5].spans).startswith("Trustpolitik : conditional engagement with DPRK")
    assert table.sources is not None
    assert paper.read(table.sources.sentences[0].spans).startswith("Sources: Nilsson-Wright (2022)")


def test_chapters_with_page_ranges(paper: Document) -> None:
    chapters = [h for h in paper.headings if h.level == 1]
    assert [(h.number, h.title, h.pages) for h in chapters] == list(CHAPTERS)
    assert chapters[1].label == "01 Introduction"


def test_sections_under_chapters(paper: Document) -> None:
    chapter = ""
    sections = []
    for heading in paper.headings:
        chapter = (heading.number or "") if heading.level == 1 else chapter
        if heading.level == 2:
            sections.append((chapter, heading.title))
    assert sections == list(SECTIONS)


def test_titled_recommendations(paper: Document) -> None:
    assert tuple(h.title for h in paper.headings if h.level == 3) == RECOMMENDATIONS
    under = [p for p in paper.paragraphs if p.section and p.section[-1].level == 3]
    assert {p.section[-1].title for p in under} == set(RECOMMENDATIONS)
    assert all([h.level for h in p.section] == [1, 2, 3] for p in under)


def test_standfirsts_are_content(paper: Document) -> None:
    found = [paper.read(p.sentences[0].spans) for p in paper.paragraphs if p.kind == "standfirst"]
    assert len(found) == 5
    assert all(words.startswith(opening) for words, opening in zip(found, STANDFIRSTS, strict=True))


def test_summary_bullets_and_their_depth(paper: Document) -> None:
    bullets = [p for p in paper.paragraphs if p.kind == "bullet" and p.section[0].title == "Summary"]
    assert [p.depth for p in bullets] == [0, 1, 1, 0, 0, 1, 1, 1, 1, 1]


def test_front_and_back_matter(paper: Document) -> None:
    front = [paper.read(s.spans) for p in paper.paragraphs if p.kind == "front_matter" for s in p.sentences]
    back = [paper.read(s.spans) for p in paper.paragraphs if p.kind == "back_matter" for s in p.sentences]
    for line in ("December 2025", "Edward Howell", "The key foreign policy challenges for the Lee government"):
        assert line in front
    for line in ("ISBN 978 1 78413 642 0", "DOI 10.55317/9781784136420", "All rights reserved."):
        assert line in back
    assert any(line.startswith("Cite this paper: Howell, E. (2025), How South Korea can balance") for line in back)
    imprint = next(p for p in paper.paragraphs if paper.read(p.sentences[0].spans) == "ISBN 978 1 78413 642 0")
    assert imprint.section == ()


def test_words_read_clean(paper: Document) -> None:
    marks = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹*\\]|</?i>")
    assert not [s.id for s in paper.sentences if marks.search(paper.read(s.spans))]
    assert not [c.id for t in paper.tables for c in t.cells() if marks.search(paper.read(c.spans))]
    assert not [n.number for n in paper.footnotes if marks.search(paper.read(n.spans))]
    (host,) = paper.hosts(26)
    assert "to a record $55.6 billion trade surplus" in paper.read(host.spans)


def test_notes_as_printed(paper: Document) -> None:
    assert paper.read(paper.notes_by_number[20].spans) == "Ibid."
    assert paper.read(paper.notes_by_number[35].spans) == "Ibid."
    assert paper.read(paper.notes_by_number[23].spans) == "Author interview with South Korean official, July 2025."
    addressed = [n.number for n in paper.footnotes if "http" in paper.read(n.spans)]
    assert len(addressed) == 54
    assert "이재명" in paper.read(paper.notes_by_number[1].spans)
    assert paper.read(paper.notes_by_number[10].spans).count("Lee, C. M.") == 2


def test_sentences_end_where_they_should(paper: Document) -> None:
    (host,) = paper.hosts(50)
    assert paper.read(host.spans).endswith("the ‘faithful dog of the U.S.’")
    (host,) = paper.hosts(32)
    assert paper.read(host.spans).endswith("maximizes its geopolitical leverage.’")
    assert all(paper.read(s.spans)[0] not in ",;.)" for s in paper.sentences)
