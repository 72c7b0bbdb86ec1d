"""The fields behind a source's title, filled piece by piece: container, imprint, date, locator.

It owns which field a piece goes into; it must not know where the title ends or who the author is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from footnoted.references.credits import name_language, read_descriptor, read_edition
from footnoted.references.dates import YEAR, find_date, read_date
from footnoted.references.names import is_capitalised, is_name, is_name_word
from footnoted.references.outlets import is_post_site, is_press, is_publisher, is_video_site
from footnoted.references.shapes import (
    PERIODICAL,
    PLACED,
    VIA,
    VOLUME,
)
from footnoted.source import Name

__all__ = ["Fields", "bare_pages", "fold", "is_range", "take_date", "take_descriptor", "take_piece"]

# Behind these a name says where it was said.
SPOKEN = re.compile(r"speech|address|remarks|lecture|interview|conference|presented", re.I)
TRAILING_DATE = re.compile(rf"(?P<name>.+?)\s*\((?P<when>[^()]*{YEAR})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The fields behind author and year; a field that is not printed is None or empty."""

    title: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    publisher: str | None = None
    place: str | None = None
    edition: str | None = None
    number: str | None = None
    genre: str | None = None
    medium: str | None = None
    language: str | None = None
    via: str | None = None
    names: tuple[Name, ...] = ()
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


def take_piece(fields: Fields, text: str, *, kind: str, is_last: bool) -> Fields:
    """Put one piece into the field that its kind names."""
    match kind:
        case "date":
            dated = read_date(text, fields.year)
            fields = take_date(fields, dated.iso, dated.year) if dated else fields
        case "year":
            fields = replace(fields, year=fields.year or int(text[:4]))
        case "locator":
            fields = take_locator(fields, text)
        case "pages":
            fields = take_pages(fields, text, is_last=is_last)
        case "volume":
            fields = take_volume(fields, text)
        case "symbol":
            number = re.sub(r"^UN\s+Doc\.?\s+", "", text)
            fields = replace(fields, has_symbol=True, number=fields.number or number)
        case "descriptor":
            fields = take_descriptor(fields, text)
        case "placed":
            fields = take_placed(fields, text)
        case "edition":
            fields = replace(fields, edition=fields.edition or read_edition(text))
        case "language":
            fields = replace(fields, language=name_language(text))
        case "via":
            host = VIA.fullmatch(text)
            fields = replace(fields, via=host["host"].strip()) if host else fields
        case "name":
            fields = take_name(fields, text)
    return fields


def take_descriptor(fields: Fields, text: str) -> Fields:
    """Take words that say what kind of work it is, with the number that a series gives it."""
    genre, medium, number = read_descriptor(text)
    return replace(
        fields,
        descriptors=(*fields.descriptors, text),
        genre=fields.genre or genre,
        medium=fields.medium or medium,
        number=fields.number or number,
    )


def take_placed(fields: Fields, text: str) -> Fields:
    """Take `London: Verso`; a name before it was a series or a number, but no publisher."""
    placed = PLACED.fullmatch(text)
    return replace(fields, publisher=placed["publisher"], place=placed["place"].strip()) if placed else fields


def take_date(fields: Fields, iso: str, year: int) -> Fields:
    """Take a date where none is known yet."""
    return replace(fields, date=fields.date or iso, year=fields.year or year)


def take_when(fields: Fields, printed: str | None) -> Fields:
    """Take the date or year that stands in brackets behind a periodical."""
    dated = find_date(printed) if printed else None
    if dated is not None:
        return take_date(fields, dated.iso, dated.year)
    return replace(fields, year=fields.year or int(printed[-4:])) if printed else fields


def take_locator(fields: Fields, text: str) -> Fields:
    """Take a place in the work; pages behind the range of the whole are the place that is meant."""
    if fields.locator is None:
        return replace(fields, locator=text)
    if is_range(fields.locator):
        return replace(fields, page=bare_pages(fields.locator), locator=text)
    return replace(fields, page=fields.page or bare_pages(text)) if is_range(text) else fields


def take_pages(fields: Fields, text: str, *, is_last: bool) -> Fields:
    """Take a bare number: a volume, the page cited, or a further page."""
    if fields.locator is not None:
        is_inside = is_range(fields.locator) != is_range(text) and fields.page is None
        return take_locator(fields, text) if is_inside else replace(fields, locator=f"{fields.locator}, {text}")
    if text.isdigit() and not is_last and not fields.has_volume:
        return replace(fields, has_volume=True, volume=text) if fields.container is not None else fields
    return replace(fields, locator=text)


def is_range(locator: str) -> bool:
    """Tell whether a place is one range of pages, which may be all that an article takes up."""
    return re.fullmatch(r"(?:pp?\.\s?)?\w?\d+\s?[–—-]+\s?\w?\d+", locator) is not None


def bare_pages(locator: str) -> str:
    """Return a range of pages without its label."""
    return re.sub(r"^pp?\.\s?", "", locator)


def take_volume(fields: Fields, text: str) -> Fields:
    """Take the volume and issue of a periodical, with the year and pages that stand in the same piece."""
    match = VOLUME.fullmatch(text)
    if match is None:
        return fields
    if not fields.is_quoted and fields.container is None and fields.publisher and text[0].isdigit():
        # Without quotation marks a journal looks like a publisher until its volume comes.
        fields = replace(fields, container=fields.publisher, publisher=None)
    fields = replace(
        take_when(fields, match["when"]),
        has_volume=fields.container is not None,
        volume=fields.volume or match["volume"] or match["bound"] or match["alone"],
        issue=fields.issue or match["unbound"] or read_issue(match),
    )
    return replace(fields, locator=fields.locator or match["pages"])


def read_issue(match: re.Match[str]) -> str | None:
    """Return the number of an issue in whichever shape it is printed."""
    return match["issue"] or match["parted"] or match["numbered"]


def take_name(fields: Fields, text: str) -> Fields:
    """Take a name: a periodical with its volume, a container, a publisher or a place."""
    periodical = PERIODICAL.fullmatch(text)
    issue = read_issue(periodical) if periodical is not None else None
    if periodical is not None and fields.container is None and (issue or any(periodical.group("when", "pages"))):
        fields = replace(take_when(fields, periodical["when"]), container=periodical["name"], has_volume=True)
        fields = replace(fields, volume=periodical["volume"], issue=issue)
        return replace(fields, locator=fields.locator or periodical["pages"])
    trailing = TRAILING_DATE.fullmatch(text)
    if trailing is not None:
        fields, text = take_when(fields, trailing["when"]), trailing["name"]
    text = re.sub(r"\s*[\[(]online[\])]$", "", text, flags=re.I).strip("\"'‘’“”*_ ")
    role = choose_field(fields, text) if is_proper(text) else None
    return replace(fields, **{role: text}) if role else fields  # type: ignore[arg-type]


def choose_field(fields: Fields, text: str) -> Literal["container", "publisher", "place"] | None:
    """Return the field that a name behind the title belongs to, by what has been read before it."""
    is_house = is_publisher(text)
    may_be_place = fields.place is None and is_place(text)
    if may_be_place and not is_house and any(map(SPOKEN.search, fields.descriptors)):
        return "place"
    # Behind `PhD thesis` or `Research Paper` stands the house, and a place may stand alone.
    if fields.container is None and (is_outlet(text) or (fields.is_quoted and not (fields.descriptors and is_house))):
        return "container"
    if fields.publisher is None and (is_house or not (fields.is_quoted or fields.descriptors)):
        return "publisher"
    return "place" if fields.descriptors and may_be_place else None


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of a newspaper or of a platform for videos or posts."""
    return is_press(name) or is_video_site(name) or is_post_site(name)


def is_place(text: str) -> bool:
    """Tell whether a name is short enough for a place, and no outlet's."""
    return is_name(text) and len(text.split()) <= 3 and not is_outlet(text)


def is_proper(text: str) -> bool:
    """Tell whether a piece may be the name of a container or publisher, not a remark of the author's."""
    words = text.split()
    if not words or len(words) > 14 or not is_capitalised(words[0]):
        return False
    return 2 * sum(map(is_name_word, words)) > len(words)
