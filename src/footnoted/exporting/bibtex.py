"""CSL-JSON items as BibTeX, in UTF-8, for BibTeX and biblatex alike (the only door to bibtexparser).

It owns which field becomes which and what LaTeX would take for a command; it must not know where the items came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from footnoted.exporting.items import Item, fold, read_date, read_family

__all__ = ["write_bibtex"]

# `online` is biblatex's; BibTeX's own styles set an entry of a type they do not know as `misc`.
TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "post": "online",
    "post-weblog": "online",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "online",
}
FIELDS = {
    "publisher-place": "address",
    "edition": "edition",
    "collection-title": "series",
    "volume": "volume",
    "genre": "type",
    "language": "language",
    "ISBN": "isbn",
    "ISSN": "issn",
    "annote": "annote",
}
CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces even behind a backslash, so a brace of the text may stand only as a command.
LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)
# What an address may not hold where LaTeX reads it to the letter: as RFC 3986 has it anyway.
ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
KEY = re.compile(r"[^\w:.+-]+")


def write_bibtex(items: Sequence[Item]) -> str:
    """Return items as a BibTeX file, each under its id."""
    # Nothing is added to values that bring their delimiters.
    return write_string(Library([make_entry(item) for item in items]), unparse_stack=[])


def make_entry(item: Item) -> Entry:
    """Return an item's entry; fields that it lacks are left out."""
    kind = TYPES.get(item["type"], "misc")
    fields = [Field(key=key, value=value) for key, value in list_fields(item, kind)]
    return Entry(entry_type=kind, key=KEY.sub("-", str(item["id"])), fields=fields)


def list_fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    """Yield an entry's fields as they stand in the file, delimiters included."""
    for role in ("author", "editor", "translator"):
        if item.get(role):
            yield role, f"{{{' and '.join(write_name(name) for name in item[role])}}}"
    if item.get("title"):
        # Twice in braces: a style leaves the capitals of names alone.
        yield "title", f"{{{{{escape_latex(item['title'])}}}}}"
    if item.get("container-title"):
        yield CONTAINERS.get(kind, "howpublished"), braced(item["container-title"])
    if item.get("publisher"):
        yield PUBLISHERS.get(kind, "publisher"), braced(item["publisher"])
    yield from ((field, braced(item[name])) for name, field in FIELDS.items() if item.get(name))
    number = item.get("issue") or item.get("number")
    if number:
        yield "number", braced(number)
    if item.get("page"):
        yield "pages", braced(re.sub(r"\s*[-–]+\s*", "--", str(item["page"])))
    yield from list_dates(item)
    for name, field in (("DOI", "doi"), ("URL", "url")):
        if item.get(name):
            yield field, f"{{{str(item[name]).translate(ADDRESS)}}}"


def list_dates(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the year and month for BibTeX, the whole date for biblatex, and when an address was looked up."""
    year, *rest = read_date(item, "issued") or (None,)
    if year is not None:
        yield "year", f"{{{year}}}"
    if rest:
        yield "month", MONTHS[rest[0] - 1]
        yield "date", f"{{{write_date((year, *rest))}}}"
    accessed = read_date(item, "accessed")
    if accessed:
        yield "urldate", f"{{{write_date(accessed)}}}"


def write_date(parts: Sequence[int | None]) -> str:
    """Return a date as ISO 8601, as far as it is known."""
    year, *rest = parts
    return "-".join((f"{year:04}", *(f"{part:02}" for part in rest)))


def write_name(name: Mapping[str, str]) -> str:
    """Return a name as BibTeX takes it apart; one that is not a person's stands in braces, whole."""
    if "family" not in name:
        return braced(name.get("literal") or name.get("given") or "")
    parts = (read_family(name), name.get("suffix"), name.get("given"))
    return ", ".join(protect_name(part) for part in parts if part)


def protect_name(part: str) -> str:
    """Return a part of a name, in braces where it holds what would take it apart."""
    return braced(part) if re.search(r",|\band\b", part) else escape_latex(part)


def braced(value: object) -> str:
    """Return a value in braces, escaped."""
    return f"{{{escape_latex(str(value))}}}"


def escape_latex(text: str) -> str:
    """Return words so that LaTeX sets them as they are; white space is folded."""
    return fold(text).translate(LATEX)
