"""CSL-JSON items as RIS, which Zotero, EndNote and Mendeley read (the only door to rispy).

It owns which field becomes which tag; it must not know where the items came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import rispy

from footnoted.exporting.items import Item, fold, read_date, read_family

__all__ = ["write_ris"]

TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "VIDEO",
    "paper-conference": "CPAPER",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
# The tags by the names that rispy gives them.
FIELDS = {
    "title": "title",
    "container-title": "secondary_title",
    "collection-title": "tertiary_title",
    "publisher": "publisher",
    "publisher-place": "place_published",
    "volume": "volume",
    "edition": "edition",
    "genre": "type_of_work",
    "language": "language",
    "DOI": "doi",
}
NAMES = {"author": "authors", "editor": "secondary_authors", "translator": "subsidiary_authors"}


class PlainWriter(rispy.RisWriter):  # type: ignore[misc]  # it has no types
    """Writes references without the running number that not every reader skips."""

    def set_header(self, count: int) -> str:
        """Return what stands before a reference: nothing."""
        return ""


def write_ris(items: Sequence[Item]) -> str:
    """Return items as an RIS file."""
    written: str = rispy.dumps([dict(list_fields(item)) for item in items], implementation=PlainWriter)
    return written


def list_fields(item: Item) -> Iterator[tuple[str, str | list[str]]]:
    """Yield an item's fields; those that it lacks are left out."""
    yield "type_of_reference", TYPES.get(item["type"], "GEN")
    yield "id", fold(item["id"])
    for role, field in NAMES.items():
        if item.get(role):
            yield field, [write_name(name) for name in item[role]]
    yield from ((field, fold(item[name])) for name, field in FIELDS.items() if item.get(name))
    yield from list_dates(item)
    number = item.get("issue") or item.get("number")
    if number:
        yield "number", fold(number)
    if item.get("page"):
        first, _, last = str(item["page"]).replace("–", "-").partition("-")
        yield "start_page", fold(first)
        if last:
            yield "end_page", fold(last.lstrip("-"))
    if item.get("ISBN") or item.get("ISSN"):
        yield "issn", fold(item.get("ISBN") or item["ISSN"])
    if item.get("URL"):
        yield "urls", [fold(item["URL"])]
    if item.get("annote"):
        yield "notes", [fold(item["annote"])]


def list_dates(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the year, the date where more of it is known, and when an address was looked up."""
    issued = write_date(item, "issued")
    if issued:
        yield "year", issued.split("/")[0]
        if "/" in issued:
            yield "date", issued
    accessed = write_date(item, "accessed")
    if accessed:
        yield "access_date", accessed


def write_date(item: Item, name: str) -> str:
    """Return a date as `2025/10/29`, as far as it is known."""
    return "/".join(f"{part:02}" for part in read_date(item, name))


def write_name(name: Mapping[str, str]) -> str:
    """Return a name as `Family, Given, Suffix`, or whole where it is not a person's."""
    if "family" not in name:
        return fold(name.get("literal") or name.get("given") or "")
    return fold(", ".join(part for part in (read_family(name), name.get("given"), name.get("suffix")) if part))
