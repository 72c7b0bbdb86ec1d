"""Whole files of the real paper's works and of answers, read back by other programs' libraries."""

from __future__ import annotations

import json
import re
import zipfile
from copy import deepcopy
from io import BytesIO
from typing import Any, get_args

import docx
import pytest
import rispy
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text
from reading_back import parse_markdown, read_words

from footnoted.answer import NoteWithSources
from footnoted.document import Metadata
from footnoted.errors import UnsuitableRequest
from footnoted.exporting import FORMATS, ExportFormat, export_answer, export_references
from footnoted.papers import Paper
from footnoted.parsing import parse_paper
from server.schemas.examples import ANSWER, PAPER, QUOTE

ABOUT = Metadata(title="On Korea", authors=("Edward Howell",), date="2025-12", publisher="Chatham House")
NAMES: list[ExportFormat] = list(FORMATS)


@pytest.fixture(scope="module")
def notes(corpus_text: str) -> list[NoteWithSources]:
    paper = Paper(parse_paper(corpus_text, id=PAPER, metadata=ABOUT))
    return [paper.note(note.number) for note in paper.document.footnotes]


@pytest.fixture(scope="module")
def items(notes: list[NoteWithSources]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export_references(PAPER, ABOUT, notes, "csl-json").content)
    return found


def export(notes: list[NoteWithSources], wanted: ExportFormat) -> str:
    return export_references(PAPER, ABOUT, notes, wanted).content.decode()


def test_every_format_has_a_media_type_and_an_ending() -> None:
    assert set(get_args(ExportFormat)) == set(FORMATS)


def test_every_note_is_told_by_the_works_it_cites(items: list[dict[str, Any]], notes: list[NoteWithSources]) -> None:
    told = {each["note"] for item in items for each in item["custom"]["cited_in"]}
    assert told == {note.note.number for note in notes if note.sources} == set(range(1, 62))
    assert len({item["id"] for item in items}) == len(items)
    addresses = {source.url for note in notes for source in note.sources if source.url}
    assert {item["URL"] for item in items if "URL" in item} == addresses


def test_one_work_is_cited_without_the_notes_of_this_paper(notes: list[NoteWithSources]) -> None:
    work = next(item["id"] for item in json.loads(export(notes, "csl-json")) if item["id"].startswith("hong-1999"))
    alone = export_references(PAPER, ABOUT, notes, "chicago", work=work).content.decode()
    (listed,) = (line for line in export(notes, "chicago").splitlines() if line.startswith("Hong, S-Y. “Thawing"))
    assert listed == f"{alone.strip()} [fn 13]"
    (item,) = json.loads(export_references(PAPER, ABOUT, notes, "csl-json", work=work).content)
    assert item["id"] == work
    assert not item.keys() & {"annote", "custom"}
    with pytest.raises(UnsuitableRequest):
        export_references(PAPER, ABOUT, notes, "chicago", work="nothing")


def test_bibtex_comes_back_field_by_field(items: list[dict[str, Any]], notes: list[NoteWithSources]) -> None:
    entries = parse_string(export(notes, "bibtex"), "bibtex").entries
    assert list(entries) == [item["id"] for item in items]
    decode = LatexNodes2Text(math_mode="text", strict_latex_spaces=True).latex_to_text
    for item in items:
        fields = entries[item["id"]].fields
        assert decode(fields.get("title", "")) == item.get("title", "")
        assert fields.get("url") == item.get("URL")
        assert fields.get("doi") == item.get("DOI")
        assert decode(fields["annote"]) == item["annote"]
        assert len(entries[item["id"]].persons.get("author", ())) == len(item.get("author", ()))
        year = item.get("issued", {}).get("date-parts", [[None]])[0][0]
        assert fields.get("year") == (str(year) if year else None)


def test_ris_comes_back_field_by_field(items: list[dict[str, Any]], notes: list[NoteWithSources]) -> None:
    # An address with a semicolon is one address: rispy's reader would part it there by default.
    entries = rispy.loads(export(notes, "ris"), delimiter_tags_mapping={})
    assert [entry["id"] for entry in entries] == [item["id"] for item in items]
    for entry, item in zip(entries, items, strict=True):
        assert entry.get("title") == item.get("title")
        assert entry.get("urls") == ([item["URL"]] if "URL" in item else None)
        assert entry.get("doi") == item.get("DOI")
        assert entry.get("secondary_title") == item.get("container-title")
        assert entry["notes"] == [item["annote"]]
        assert len(entry.get("authors", ())) == len(item.get("author", ()))


@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_formatted_text_leaves_no_work_out(
    style: ExportFormat, items: list[dict[str, Any]], notes: list[NoteWithSources]
) -> None:
    lines = export(notes, style).splitlines()
    assert len(lines) == len(items)
    assert all(re.search(r" \[fn \d+(, fn \d+)*\]$", line) for line in lines)
    assert not any(item["id"] in line for line in lines for item in items)
    # APA lists no interview, but what the paper cites is listed.
    interviews = [item for item in items if item["type"] == "interview"]
    assert len(interviews) == sum("interview" in line.casefold() for line in lines) == 3
    assert [line for line in lines if "?." in line.replace("?.”", "")] == []


def test_markdown_and_word_list_every_work(items: list[dict[str, Any]], notes: list[NoteWithSources]) -> None:
    tree = parse_markdown(export(notes, "markdown"))
    shown = [" ".join(read_words(node).split()) for node in tree.walk() if node.type == "list_item"]
    document = docx.Document(BytesIO(export_references(PAPER, ABOUT, notes, "docx").content))
    written = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "List Bullet"]
    assert len(items) == len(shown) == len(written)
    assert export(notes, "chicago").splitlines() == shown
    assert [line.rsplit(" [", 1)[1] for line in shown] == [line.rsplit(" [", 1)[1] for line in written]


@pytest.mark.parametrize("wanted", NAMES)
def test_a_paper_without_notes_is_exported_too(wanted: ExportFormat) -> None:
    export = export_references("none", Metadata(title="No notes"), [], wanted)
    assert export.name == f"none-references.{FORMATS[wanted].ending}"
    assert export.content or wanted in ("bibtex", "ris", "apa", "chicago")


def test_a_name_holds_nothing_that_a_system_refuses() -> None:
    assert export_references('a/b "c"\n한', Metadata(title="T"), [], "ris").name == "a-b-c-한-references.ris"


def test_an_answer_as_markdown_and_word() -> None:
    text = export_answer(ANSWER, {PAPER: ABOUT}, "markdown").content.decode()
    tree = parse_markdown(text)
    assert [node.type for node in tree.walk()].count("footnote_ref") == 1
    assert QUOTE in read_words(tree).replace("\n", " ")
    file = zipfile.ZipFile(BytesIO(export_answer(ANSWER, {PAPER: ABOUT}, "docx").content))
    assert "fn 27: " in file.read("word/footnotes.xml").decode()


def test_a_short_form_is_written_out_in_an_answers_note() -> None:
    answer = deepcopy(ANSWER)
    answer["footnotes"][0]["text"] = "Ibid."
    answer["footnotes"][0]["sources"][0]["resolved_from"] = 26
    text = export_answer(answer, {PAPER: ABOUT}, "markdown").content.decode()
    assert "fn 27 in full, from fn 26: S-H. Choe and D. Wakabayashi, “South Korea Says" in text
    assert "*New York Times*, October 29, 2025, <https://www.nytimes.com/" in text


def test_what_could_not_be_read_stays_in_its_own_words() -> None:
    answer = deepcopy(ANSWER)
    answer["footnotes"][0]["sources"] = [{"text": "An odd thing", "authors": [], "url": None, "resolved_from": 3}]
    text = export_answer(answer, {PAPER: ABOUT}, "markdown").content.decode()
    assert "fn 27 in full, from fn 3: An odd thing\n" in text


def test_an_answers_bibliography_has_the_paper_and_what_it_cites() -> None:
    entries = parse_string(export_answer(ANSWER, {PAPER: ABOUT}, "bibtex").content.decode(), "bibtex").entries
    assert [entry.type for entry in entries.values()] == ["techreport", "article"]
    assert entries[PAPER].fields["institution"] == "Chatham House"
    assert export_answer(ANSWER, {PAPER: ABOUT}, "apa").content.decode().splitlines()[1] == (
        "Edward Howell. (2025). On Korea. Chatham House."
    )
    (only,) = rispy.loads(export_answer(ANSWER, {}, "ris").content.decode())
    assert only["notes"] == [f"Cited in fn 27 of {PAPER}"]


@pytest.mark.parametrize("wanted", NAMES)
def test_a_refusal_is_exported_in_every_format(wanted: ExportFormat) -> None:
    refusal = {**ANSWER, "status": "not_found", "claims": [], "citations": [], "footnotes": []}
    export = export_answer({**refusal, "text": "Not said."}, {PAPER: ABOUT}, wanted)
    assert (b"Not said." in export.content) == (wanted == "markdown")
