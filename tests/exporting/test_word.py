"""The Word file: its footnotes are Word's own, and other programs open it."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree
from reading_back import SOFFICE, convert, read_notes_of_text

from footnoted.exporting.word import write_word
from footnoted.exporting.writing import Mark, Note, Part, Words, Writing

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
WRITING = Writing(
    title="What did “Seoul” keep & why?",
    lines=((Words("Seoul kept its balance."), Mark(2), Mark(1), Words(" So it "), Words("did", "strong"), Mark(2)),),
    parts=(Part(heading="Answered from", lines=((Words("A paper"),),), is_list=True),),
    notes=(
        Note(number=1, lines=((Words("“외교 <백서> & more.” "), Words("A title", "em")),)),
        Note(
            number=2,
            lines=((Words("“Kept.”"),), (Words("fn 7: "), Words("https://a.b/?c=d&e", url="https://a.b/?c=d&e"))),
        ),
    ),
)


@pytest.fixture(scope="module")
def file() -> bytes:
    return write_word(WRITING, written=WHEN)


@pytest.fixture(scope="module")
def document(file: bytes) -> Any:
    return docx.Document(BytesIO(file))


@pytest.fixture(scope="module")
def notes(document: Any) -> Any:
    """The root of the part that the document's footnotes stand in."""
    (relation,) = [r for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    assert relation.target_part.content_type.endswith("wordprocessingml.footnotes+xml")
    return etree.fromstring(relation.target_part.blob)


def read_note(note: Any) -> list[str]:
    return ["".join(paragraph.itertext(qn("w:t"))) for paragraph in note.iter(qn("w:p"))]


def test_each_mark_refers_to_a_note_of_its_own(document: Any, notes: Any) -> None:
    marks = [mark.get(qn("w:id")) for mark in document.element.iter(qn("w:footnoteReference"))]
    written = {note.get(qn("w:id")): note for note in notes if note.get(qn("w:type")) is None}
    assert marks == list(written) == ["1", "2"]
    # Word numbers by the order of the marks: the note cited first is its first.
    assert read_note(written["1"]) == [" “Kept.”", "fn 7: https://a.b/?c=d&e"]
    assert read_note(written["2"]) == [" “외교 <백서> & more.” A title"]
    assert all(len(list(note.iter(qn("w:footnoteRef")))) == 1 for note in written.values())


def test_a_note_cited_again_is_pointed_to_by_its_number(document: Any) -> None:
    (field,) = document.element.iter(qn("w:fldSimple"))
    name = field.get(qn("w:instr")).split()[1]
    (bookmark,) = [b for b in document.element.iter(qn("w:bookmarkStart")) if b.get(qn("w:name")) == name]
    assert bookmark.getnext().find(qn("w:footnoteReference")).get(qn("w:id")) == "1"
    assert [text.text for text in field.iter(qn("w:t"))] == ["1"]


def test_marks_side_by_side_are_parted(document: Any) -> None:
    marks = [run for run in document.paragraphs[1].runs if run.style.name == "footnote reference"]
    assert [run.text for run in marks] == ["", ",", ""]
    assert all(run.font.superscript or run.style.font.superscript for run in marks)


def test_the_separators_are_named_in_the_settings_in_their_place(document: Any, notes: Any) -> None:
    separators = [note.get(qn("w:id")) for note in notes if note.get(qn("w:type")) is not None]
    settings = document.settings.element
    named = settings.find(qn("w:footnotePr"))
    assert [note.get(qn("w:id")) for note in named] == separators == ["-1", "0"]
    assert named.getnext().tag == qn("w:compat")


def test_a_link_in_a_note_belongs_to_the_part_of_the_notes(file: bytes, notes: Any) -> None:
    (link,) = notes.iter(qn("w:hyperlink"))
    relations = etree.fromstring(zipfile.ZipFile(BytesIO(file)).read("word/_rels/footnotes.xml.rels"))
    (relation,) = [each for each in relations if each.get("Id") == link.get(qn("r:id"))]
    assert (relation.get("Target"), relation.get("TargetMode")) == ("https://a.b/?c=d&e", "External")


def test_every_style_used_is_there(document: Any, notes: Any) -> None:
    styles = {style.style_id for style in document.styles}
    kinds = [qn("w:rStyle"), qn("w:pStyle")]
    used = {style.get(qn("w:val")) for root in (document.element, notes) for style in root.iter(*kinds)}
    assert used <= styles


def test_the_text_and_its_parts_stand_in_order(document: Any) -> None:
    assert [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs] == [
        ("Title", "What did “Seoul” keep & why?"),
        ("Normal", "Seoul kept its balance., So it did"),
        ("Heading 2", "Answered from"),
        ("List Bullet", "A paper"),
    ]


def test_the_file_says_what_it_is(document: Any) -> None:
    about = document.core_properties
    assert (about.title, about.author, about.comments) == ("What did “Seoul” keep & why?", "Footnoted", "")
    assert about.created == WHEN


def test_what_xml_cannot_hold_is_left_out() -> None:
    writing = Writing(title="a\x00b\x0b" + "x" * 300, lines=((Words("c\x01d\ud800e\U0001f600"),),))
    document = docx.Document(BytesIO(write_word(writing)))
    assert document.paragraphs[0].text.startswith("abx")
    assert document.paragraphs[1].text == "cde\U0001f600"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here; the tests above look into the file themselves")
def test_libreoffice_reads_the_notes_as_footnotes_and_sets_a_pdf(file: bytes, tmp_path: Path) -> None:
    (tmp_path / "answer.docx").write_bytes(file)
    assert read_notes_of_text(convert(tmp_path / "answer.docx", "fodt")) == [
        ["“Kept.”", "fn 7: https://a.b/?c=d&e"],
        ["“외교 <백서> & more.” A title"],
    ]
    assert convert(tmp_path / "answer.docx", "pdf").read_bytes().startswith(b"%PDF-")
