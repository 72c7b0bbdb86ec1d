"""The formats that answers and reference lists are exported in, and the file that each becomes.

It owns formats, media types and file names; it must not know how a format is written, nor who asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from footnoted.answer import NoteWithSources
from footnoted.document import Metadata
from footnoted.errors import UnsuitableRequest
from footnoted.exporting.answers import compose_answer
from footnoted.exporting.conversations import compose_conversation
from footnoted.exporting.items import Item
from footnoted.exporting.works import CitingNote, describe_paper, list_items, read_citing_notes, read_source
from footnoted.exporting.writing import Line, Part, Words, Writing, read_line
from footnoted.references import describe_csl

__all__ = ["FORMATS", "Export", "ExportFormat", "export_answer", "export_conversation", "export_references"]

Json = dict[str, Any]
ExportFormat = Literal["csl-json", "bibtex", "ris", "apa", "chicago", "markdown", "docx"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A format's media type and the ending of its files."""

    media_type: str
    ending: str


FORMATS: dict[ExportFormat, Kind] = {
    "csl-json": Kind(media_type="application/vnd.citationstyles.csl+json", ending="json"),
    "bibtex": Kind(media_type="application/x-bibtex; charset=utf-8", ending="bib"),
    "ris": Kind(media_type="application/x-research-info-systems; charset=utf-8", ending="ris"),
    "apa": Kind(media_type="text/plain; charset=utf-8", ending="txt"),
    "chicago": Kind(media_type="text/plain; charset=utf-8", ending="txt"),
    "markdown": Kind(media_type="text/markdown; charset=utf-8", ending="md"),
    "docx": Kind(media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document", ending="docx"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file to be sent or saved."""

    name: str
    media_type: str
    content: bytes


def export_references(
    id: str, paper: Metadata, notes: Sequence[NoteWithSources], wanted: ExportFormat, *, work: str | None = None
) -> Export:
    """Return the works that a paper's notes cite, once each, with the notes that cite them.

    With the id of a `work` it is that one alone, as another text would cite it: without the notes of this paper.
    Raises UnsuitableRequest where no note cites it.
    """
    items = list_items([CitingNote.of(note) for note in notes], {id: paper.title})
    if work is not None:
        items = [drop_citing(item) for item in items if item["id"] == work]
        if not items:
            raise UnsuitableRequest(f"No note cites a work {work!r}.")
    if wanted in ("markdown", "docx"):
        title = f"What “{paper.title}” cites"
        entries = Part(heading="Works", lines=tuple(format_entries(items, "chicago")), is_list=True)
        content = write_text(Writing(title=title, parts=(entries,) if items else ()), wanted)
    else:
        content = write_items(items, wanted)
    return name_export(f"{id}-references", wanted, content)


def export_answer(answer: Json, papers: Mapping[str, Metadata], wanted: ExportFormat) -> Export:
    """Return a stored answer with its notes as a text, or what it rests on: the papers it quotes and what they cite.

    `papers` are those still at hand, by their ids.
    """
    if wanted in ("markdown", "docx"):
        content = write_text(compose_answer(answer, papers, cite_in_full), wanted)
    else:
        content = write_items(list_grounds([answer], papers), wanted)
    return name_export(f"answer-{answer['id'][:8]}", wanted, content)


def export_conversation(conversation: Json, papers: Mapping[str, Metadata], wanted: ExportFormat) -> Export:
    """Return a stored conversation as one text with its notes counted through, or what its answers rest on.

    `conversation` has an id, a title and turns, each with its answer; `papers` are as for an answer.
    """
    answers = [turn["answer"] for turn in conversation["turns"]]
    if wanted in ("markdown", "docx"):
        content = write_text(compose_conversation(conversation["title"], answers, papers, cite_in_full), wanted)
    else:
        content = write_items(list_grounds(answers, papers), wanted)
    return name_export(f"conversation-{conversation['id'][:8]}", wanted, content)


def list_grounds(answers: Sequence[Json], papers: Mapping[str, Metadata]) -> list[Item]:
    """Return what answers rest on: the papers they quote, and the works cited there, once each."""
    quoted = dict.fromkeys(citation["document"] for answer in answers for citation in answer["citations"])
    titles = {id: paper.title for id, paper in papers.items()}
    own = [describe_paper(id, papers[id]) for id in quoted if id in papers]
    cited = {(note.document, note.number): note for answer in answers for note in read_citing_notes(answer)}
    return [*own, *list_items(list(cited.values()), titles)]


def name_export(stem: str, wanted: ExportFormat, content: bytes) -> Export:
    """Return content as a file of the format, under a name that every system takes."""
    name = re.sub(r"[^\w.-]+", "-", stem).strip("-.") or "export"
    return Export(name=f"{name}.{FORMATS[wanted].ending}", media_type=FORMATS[wanted].media_type, content=content)


def write_text(writing: Writing, wanted: ExportFormat) -> bytes:
    """Return a writing as Markdown or Word. The libraries are loaded here, when first asked for."""
    if wanted == "docx":
        from footnoted.exporting.word import write_word  # noqa: PLC0415

        return write_word(writing)
    from footnoted.exporting.markdown import write_markdown  # noqa: PLC0415

    return write_markdown(writing).encode()


def write_items(items: Sequence[Item], wanted: ExportFormat) -> bytes:
    """Return works in a bibliographic format or in the words of a style."""
    if wanted == "bibtex":
        from footnoted.exporting.bibtex import write_bibtex  # noqa: PLC0415

        text = write_bibtex(items)
    elif wanted == "ris":
        from footnoted.exporting.ris import write_ris  # noqa: PLC0415

        text = write_ris(items)
    elif wanted == "csl-json":
        text = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    else:
        lines = format_entries(items, "apa" if wanted == "apa" else "chicago")
        text = "".join(f"{read_line(line)}\n" for line in lines)
    return text.encode("utf-8")


def format_entries(items: Sequence[Item], style: Literal["apa", "chicago"]) -> list[Line]:
    """Return works as a style lists them, in its order, each with the notes that cite it.

    A work that the style does not list, as APA lists no interview, stands as Chicago has it: none is left out.
    """
    from footnoted.exporting.formatted import Formatter  # noqa: PLC0415

    formatter, other = Formatter(items, style), Formatter(items, "chicago")
    entries = ((items[place], formatter.list_entry(place) or other.list_entry(place)) for place in formatter.order)
    return [(*(line or (Words(str(item["id"])),)), *tell_citing(item)) for item, line in entries]


def tell_citing(item: Item) -> Line:
    """Return the notes that cite a work, in brackets."""
    numbers = ", ".join(f"fn {each['note']}" for each in item.get("custom", {}).get("cited_in", ()))
    return (Words(f" [{numbers}]"),) if numbers else ()


def drop_citing(item: Item) -> Item:
    """Return a work without the notes that cite it."""
    return {name: value for name, value in item.items() if name not in ("annote", "custom")}


def cite_in_full(source: Json) -> Line:
    """Return a stored source as a note of Chicago's cites it; its own words where they could not be read."""
    from footnoted.exporting.formatted import Formatter  # noqa: PLC0415

    read = read_source(source)
    if not read.is_parsed:
        return (Words(read.text),)
    return Formatter([describe_csl(read, "source")], "chicago").write_note(0)
