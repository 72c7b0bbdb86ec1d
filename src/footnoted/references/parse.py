"""The text of a footnote → its sources, each read into its fields.

It owns the splitting of a note and the order in which layouts are tried; it must not know the other notes.
"""

from __future__ import annotations

import re

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
from footnoted.references.marks import shield

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
    """Read one source as printed in a note; what is not printed stays None, odd text keeps only its wording."""
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
