"""The text of a footnote → its sources, each read into its fields.

It owns the splitting of a note and the order in which layouts are tried; it must not know the other notes.
"""

from __future__ import annotations

import re
from dataclasses import replace

from footnoted.document import Source
from footnoted.references.anchors import find_anchor
from footnoted.references.dates import YEAR, find_date
from footnoted.references.layouts import (
    read_author_date,
    read_imprint,
    read_interview,
    read_quoted,
    read_rest,
)
from footnoted.references.legal import read_legal
from footnoted.references.links import find_doi, find_links
from footnoted.references.marks import find_quotations, shield
from footnoted.references.tagging import read_tagged

__all__ = ["parse_source", "split_sources"]

ACCESSED = re.compile(
    r"[(\[,.]?\s*\b(?:last\s+)?(?:accessed|retrieved|viewed|visited|consulted)\b(?:\s+on)?:?\s+"
    rf"[^,;()\[\]]{{0,30}}(?:,\s)?{YEAR}\s*[)\]]?",
    re.I,
)
PRINTED_DOI = re.compile(r"\b(?:doi:?\s*)?10\.\d{4,9}/\S+", re.I)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});$", re.I)
# Behind a semicolon an author and a year: the quotation mark before it was never closed.
NEXT_SOURCE = re.compile(rf"\s*[^;\"'‘’“”()]{{2,80}}\({YEAR}[a-z]?\)\s*,")
FURTHER = re.compile(r"\.\s+(?=(?:See also|Cf\.|Compare)\s)")
# What a source is taken for without a word that says so, as `interview`, `speech` or `Act` does.
COMMON_TYPES = frozenset(
    {"document", "webpage", "book", "report", "chapter", "article-journal", "article-magazine", "article-newspaper"}
)
# Of a title, before it may hold white space or marks that were changed.
OPENING_LETTERS = 12
CITED = re.compile(rf"\({YEAR}|https?://|\bibid\b", re.I)


def split_sources(text: str) -> tuple[str, ...]:
    """Split a note's text at the semicolons outside quotation marks, brackets and addresses.

    A new sentence that begins with `See also` or `Cf.` behind a source starts a piece as well. The pieces are
    as printed, white space around them aside; empty ones are left out.
    """
    covered, pieces, start = shield(text), list[str](), 0
    for match in re.finditer(";", text):
        at = match.start()
        is_inside = covered[at] and not NEXT_SOURCE.match(text, at + 1)
        if is_inside or ENTITY.search(text[max(0, at - 12) : at + 1]):
            continue
        pieces.extend(split_further(text[start:at]))
        start = at + 1
    pieces.extend(split_further(text[start:]))
    return tuple(piece for piece in (piece.strip() for piece in pieces) if piece)


def split_further(text: str) -> list[str]:
    """Split at `. See also` where something is cited before it."""
    covered, parts, start = shield(text), list[str](), 0
    for match in FURTHER.finditer(text):
        if not covered[match.start()] and CITED.search(text, start, match.start()):
            parts.append(text[start : match.start() + 1])
            start = match.end()
    return [*parts, text[start:]]


def parse_source(text: str) -> Source:
    """Read one source as printed in a note; what is not printed stays None, odd text keeps only its wording.

    Where no layout of notes fits with certainty the source is read as a reference of any style, if that is sure.
    Raises ModelUnavailable.
    """
    source = read_layouts(text)
    if is_certain(source):
        return source
    tagged = read_tagged(source.text)
    is_better = tagged is not None and (not is_complete(source) or misses_journal(source, tagged))
    return replace(tagged, accessed=source.accessed) if tagged is not None and is_better else source


def is_certain(source: Source) -> bool:
    """Tell whether a layout fits without doubt: a title in quotation marks with the rest, or a kind of its own."""
    if source.title is None or source.type not in COMMON_TYPES:
        return source.type not in COMMON_TYPES
    opening = source.title[:OPENING_LETTERS]
    is_quoted = any(opening in source.text[start:end] for start, end in find_quotations(source.text))
    return is_quoted and bool(source.authors or source.container) and bool(source.year or source.url)


def is_complete(source: Source) -> bool:
    """Tell whether all was read that a book or an article has at the least."""
    return bool(source.title and source.authors and source.year and (source.container or source.publisher))


def misses_journal(source: Source, tagged: Source) -> bool:
    """Tell whether a layout took a journal for a publisher: without quotation marks the two look alike."""
    has_host = source.container is not None or source.place is not None
    return not has_host and tagged.container is not None and bool(tagged.volume or tagged.page)


def read_layouts(text: str) -> Source:
    """Read one source by the layouts of notes alone."""
    piece = text.strip()
    urls = list(dict.fromkeys(link.url for link in find_links(piece)))
    source = Source(
        text=piece,
        url=next(iter(urls), None),
        further_urls=tuple(urls[1:]),
        doi=find_doi(piece),
        accessed=find_access(piece),
        type="webpage" if urls else "document",
    )
    bare = blank_links(piece)
    anchor = find_anchor(bare)
    if anchor is not None:
        return read_author_date(source, anchor, bare[anchor.end :])
    readings = (read_interview, read_legal, read_quoted, read_imprint)
    read = (reading(source, bare) for reading in readings)
    return next((found for found in read if found is not None), None) or read_rest(source, bare)


def find_access(text: str) -> str | None:
    """Return the day or year of a printed date of access."""
    match = ACCESSED.search(text)
    if match is None:
        return None
    dated = find_date(match.group())
    return dated.iso if dated else re.findall(YEAR, match.group())[-1]


def blank_links(text: str) -> str:
    """Put spaces over addresses, DOIs and dates of access, so that every other character keeps its place."""
    for link in find_links(text):
        text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
    for pattern in (PRINTED_DOI, ACCESSED):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text
