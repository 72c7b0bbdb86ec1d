"""The fields behind a source's title, filled piece by piece: container, imprint, date, locator.

It owns which field a piece goes into; it must not know where the title ends or who the author is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from footnoted.references.dates import YEAR, find_date, read_date
from footnoted.references.names import is_capitalised, is_name_word
from footnoted.references.outlets import is_press, is_publisher
from footnoted.references.shapes import (
    IMPRINT,
    PERIODICAL,
    PLACED,
    VOLUME,
    Piece,
    name_kind,
    split_pieces,
)

__all__ = ["Fields", "fold", "read_pieces", "read_pieces_of", "take_bracketed"]

MONTHLY = re.compile(
    r"(?:spring|summer|autumn|fall|winter|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\b", re.I
)
LOCATED = re.compile(r"[(\[]\s*(?P<locator>pp?\.[^()\[\]]*|chapter \w+)[)\]]", re.I)
TRAILING_DATE = re.compile(rf"(?P<name>.+?)\s*\((?P<when>[^()]*{YEAR})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The fields behind author and year; a field that is not printed is None or empty."""

    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    date: str | None = None
    year: int | None = None
    locator: str | None = None
    descriptors: tuple[str, ...] = ()
    is_quoted: bool = False
    is_chapter: bool = False
    has_volume: bool = False
    has_symbol: bool = False

    @property
    def has_day(self) -> bool:
        """Tell whether the date is known to the day."""
        return bool(self.date and len(self.date) == 10)


def fold(text: str) -> str:
    """Fold every run of white space into one space."""
    return " ".join(text.split())


def take_bracketed(text: str, fields: Fields) -> tuple[str, Fields]:
    """Take an imprint `(London: Verso, 2010)` and a locator `(pp. 1–2)` out of a text."""
    for match in IMPRINT.finditer(text):
        publisher = match["placed"] or match["publisher"] or match["short"]
        if MONTHLY.match(publisher) or not is_capitalised(publisher.split()[0]):
            continue
        year = fields.year or int(match["year"])
        fields = replace(fields, publisher=publisher.strip(" ,"), year=year)
        # A comma keeps apart what stood on either side of the bracket.
        text = f"{text[: match.start()]}, {text[match.end() :].lstrip(' ,.:')}"
        break
    located = LOCATED.search(text)
    if located is not None:
        fields = replace(fields, locator=located["locator"].strip())
        text = f"{text[: located.start()].rstrip()}{text[located.end() :]}"
    return text, fields


def read_pieces(text: str, fields: Fields) -> Fields:
    """Read the pieces of a text behind the title."""
    text, fields = take_bracketed(text, fields)
    return read_pieces_of(split_pieces(text), fields)


def read_pieces_of(pieces: list[Piece], fields: Fields) -> Fields:
    """Read pieces in order, each by its kind and by what has been read before it."""
    i = 0
    while i < len(pieces):
        text = pieces[i].text
        following = pieces[i + 1].text if i + 1 < len(pieces) else ""
        dated = read_date(f"{text}, {following}")
        if dated is not None and re.fullmatch(YEAR, following):
            fields = take_date(fields, dated.iso, dated.year)
            i += 1
        else:
            is_last = all(name_kind(piece.text, fields.year) == "noise" for piece in pieces[i + 1 :])
            fields = take_piece(fields, text, is_last=is_last)
        i += 1
    return fields


def take_piece(fields: Fields, text: str, *, is_last: bool) -> Fields:
    """Put one piece into its field."""
    match name_kind(text, fields.year):
        case "date":
            dated = read_date(text, fields.year)
            fields = take_date(fields, dated.iso, dated.year) if dated else fields
        case "year":
            fields = replace(fields, year=fields.year or int(text[:4]))
        case "locator":
            fields = replace(fields, locator=fields.locator or text)
        case "pages":
            fields = take_pages(fields, text, is_last=is_last)
        case "volume":
            fields = take_volume(fields, text)
        case "symbol":
            fields = replace(fields, has_symbol=True)
        case "descriptor":
            fields = replace(fields, descriptors=(*fields.descriptors, text))
        case "placed":
            fields = take_placed(fields, text)
        case "name":
            fields = take_name(fields, text)
    return fields


def take_placed(fields: Fields, text: str) -> Fields:
    """Take `London: Verso`; a name before it was a city, a series or a number, but no publisher."""
    placed = PLACED.fullmatch(text)
    return replace(fields, publisher=placed["publisher"]) if placed else fields


def take_date(fields: Fields, iso: str, year: int) -> Fields:
    """Take a date where none is known yet."""
    return replace(fields, date=fields.date or iso, year=fields.year or year)


def take_when(fields: Fields, printed: str | None) -> Fields:
    """Take the date or year that stands in brackets behind a periodical."""
    dated = find_date(printed) if printed else None
    if dated is not None:
        return take_date(fields, dated.iso, dated.year)
    return replace(fields, year=fields.year or int(printed[-4:])) if printed else fields


def take_pages(fields: Fields, text: str, *, is_last: bool) -> Fields:
    """Take a bare number: further pages, a volume, or the page cited."""
    if fields.locator is not None:
        return replace(fields, locator=f"{fields.locator}, {text}")
    if text.isdigit() and not is_last and not fields.has_volume:
        return replace(fields, has_volume=fields.container is not None)
    return replace(fields, locator=text)


def take_volume(fields: Fields, text: str) -> Fields:
    """Take the volume and issue of a periodical, with the year and pages that stand in the same piece."""
    match = VOLUME.fullmatch(text)
    if match is None:
        return fields
    if not fields.is_quoted and fields.container is None and fields.publisher and text[0].isdigit():
        # Without quotation marks a journal looks like a publisher until its volume comes.
        fields = replace(fields, container=fields.publisher, publisher=None)
    fields = replace(take_when(fields, match["when"]), has_volume=fields.container is not None)
    return replace(fields, locator=fields.locator or match["pages"])


def take_name(fields: Fields, text: str) -> Fields:
    """Take a name: a periodical with its volume, a container, or a publisher."""
    periodical = PERIODICAL.fullmatch(text)
    if periodical is not None and fields.container is None and any(periodical.group("issue", "when", "pages")):
        fields = replace(take_when(fields, periodical["when"]), container=periodical["name"], has_volume=True)
        return replace(fields, locator=fields.locator or periodical["pages"])
    trailing = TRAILING_DATE.fullmatch(text)
    if trailing is not None:
        fields, text = take_when(fields, trailing["when"]), trailing["name"]
    text = re.sub(r"\s*[\[(]online[\])]$", "", text, flags=re.I).strip("\"'‘’“”*_ ")
    if not is_proper(text):
        return fields
    is_house = is_publisher(text)
    # Behind `PhD thesis` or `Research Paper` stands the house, and a place may stand alone.
    if fields.container is None and (is_press(text) or (fields.is_quoted and not (fields.descriptors and is_house))):
        return replace(fields, container=text)
    if fields.publisher is None and (is_house or not (fields.is_quoted or fields.descriptors)):
        return replace(fields, publisher=text)
    return fields


def is_proper(text: str) -> bool:
    """Tell whether a piece may be the name of a container or publisher, not a remark of the author's."""
    words = text.split()
    if not words or len(words) > 14 or not is_capitalised(words[0]):
        return False
    return 2 * sum(map(is_name_word, words)) > len(words)
