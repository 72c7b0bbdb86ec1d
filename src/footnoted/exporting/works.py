"""What notes cite as CSL-JSON items, once each, with the notes that cite them.

It owns how an item tells who cites it, and how stored sources are read again; it must not know any file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from footnoted.answer import NoteWithSources
from footnoted.document import Metadata, Name, Source, Step
from footnoted.exporting.items import Item
from footnoted.references import describe_csl, gather_works

__all__ = ["CitingNote", "describe_paper", "list_items", "read_citing_notes", "read_source"]

Json = dict[str, Any]
KNOWN = {field.name for field in fields(Source)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingNote:
    """A note by its document and number, and what it cites."""

    document: str
    number: int
    sources: tuple[Source, ...]

    @classmethod
    def of(cls, note: NoteWithSources) -> CitingNote:
        """Return a note of a paper at hand."""
        return cls(document=note.document, number=note.note.number, sources=note.sources)


def read_citing_notes(answer: Json) -> Iterator[CitingNote]:
    """Yield the notes of an answer in its stored form."""
    for note in answer["footnotes"]:
        sources = tuple(read_source(source) for source in note["sources"])
        yield CitingNote(document=note["document"], number=note["number"], sources=sources)


def read_source(stored: Json) -> Source:
    """Return a source from its JSON; what an older release did not store is not known."""
    known: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items() if name in KNOWN
    }
    known["names"] = tuple(Name(**name) for name in stored.get("names", ()))
    known["path"] = tuple(Step(**step) for step in stored.get("path", ()))
    return Source(**known)


def list_items(notes: Sequence[CitingNote], titles: Mapping[str, str]) -> list[Item]:
    """Return each work that the notes cite as a CSL-JSON item, by the first note that cites it.

    The citing notes stand in `annote` in words and in `custom` as values, the places pointed at among them. A work
    that several papers cite is one item. `titles` are the papers' by their ids.
    """
    works = gather_works({place: note.sources for place, note in enumerate(notes)})
    items: list[Item] = []
    for work in works:
        located = dict(work.locators)
        cited = [
            {
                "document": notes[place].document,
                "note": notes[place].number,
                **({"locator": located[place]} if place in located else {}),
            }
            for place in work.notes
        ]
        item = describe_csl(work.source, work.id)
        if not item.keys() & {"title", "author"}:
            # Nothing else would tell which it is.
            item["title"] = work.source.text
        items.append({**item, "annote": tell_notes(cited, titles), "custom": {"cited_in": cited}})
    return items


def tell_notes(cited: Iterable[Json], titles: Mapping[str, str]) -> str:
    """Return which notes cite a work: `Cited in fn 3, fn 20 (p. 7) of A title`."""
    by_document: dict[str, list[str]] = {}
    for each in cited:
        place = f" ({each['locator']})" if "locator" in each else ""
        by_document.setdefault(each["document"], []).append(f"fn {each['note']}{place}")
    told = (f"{', '.join(labels)} of {titles.get(id, id)}" for id, labels in by_document.items())
    return f"Cited in {'; '.join(told)}"


def describe_paper(id: str, paper: Metadata) -> Item:
    """Return a paper of the corpus itself as an item; its authors' names are not taken apart."""
    title = f"{paper.title}: {paper.subtitle}" if paper.subtitle else paper.title
    date = [int(part) for part in (paper.date or "").split("-") if part.isdigit()]
    values = {
        "title": title,
        "author": [{"literal": author} for author in paper.authors],
        "issued": {"date-parts": [date]} if date else None,
        "publisher": paper.publisher,
        "collection-title": paper.series,
        "DOI": paper.doi,
        "ISBN": paper.isbn,
        "language": paper.language,
    }
    return {"id": id, "type": "report", **{name: value for name, value in values.items() if value}}
