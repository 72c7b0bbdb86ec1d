"""Where a title ends, and what follows it.

It owns the difference between a title in quotation marks, which is part of a container, and one that stands
free; it must not know who the author is or how notes refer to each other.
"""

from __future__ import annotations

import re
from dataclasses import replace

from footnoted.references.credits import name_role
from footnoted.references.dates import YEAR
from footnoted.references.fields import Fields, fold
from footnoted.references.marks import find_quotations
from footnoted.references.names import is_capitalised, is_name, split_authors
from footnoted.references.outlets import is_journal, is_magazine, is_press, is_publisher
from footnoted.references.people import read_people
from footnoted.references.sequence import read_pieces, read_pieces_of, take_bracketed
from footnoted.references.shapes import PERIODICAL, STATE, Kind, Piece, clean, name_kind, split_pieces
from footnoted.source import Name

__all__ = ["is_title_quotation", "read_fields"]

HOST = re.compile(r"[\s,.:;]*\b[Ii]n\b:?\s+(?=[^\W\da-z_])")
# The editors of a host book end at their year, or at `(ed.)`.
EDITORS = re.compile(
    rf"[^\"“‘]*?(?:\((?:{YEAR}|n\.d\.)[a-z]?\)|[(\[]eds?\.?[)\]](?:\s*\({YEAR}\))?|,\s*eds?\.?,)[,.:]?\s+", re.I
)
YEARS = re.compile(rf"\(\s*(?:{YEAR}[a-z]?|n\.d\.)\s*\)")
CHAPTER = re.compile(r"[,.]\s+[Ii]n:?\s+(?=[^\W\da-z_])")
TRANSLATION = re.compile(r"\s*\[(?P<translation>[^\[\]]+)\]")
MARKS = "\"'‘’“”«»„‚"


def read_fields(text: str, year: int | None) -> Fields:
    """Read the fields of a text that begins with a title, in quotation marks or free."""
    tail = fold(text).lstrip(" ,.:;*_")
    fields = Fields(year=year)
    quotations = find_quotations(tail)
    if quotations and quotations[0][0] == 0 and is_title_quotation(tail, *quotations[0]):
        end = quotations[0][1]
        title = trim_title(tail[1 : end - 1])
        translation = TRANSLATION.match(tail, end)
        if translation is not None and name_kind(translation["translation"], None) == "name":
            title = f"{title} [{trim_title(strip_marks(translation['translation']))}]"
            end = translation.end()
        return read_behind_title(tail[end:], replace(fields, title=title or None, is_quoted=True))
    return read_free(tail, fields)


def is_title_quotation(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation is a whole title: punctuation, a bracket, `in` or nothing comes next."""
    inside, behind = text[start + 1 : end - 1].rstrip(), text[end:]
    if re.match(r"\s*(?:[,.;:\[(<–—]|$)|\s+in\b", behind):
        return True
    return inside[-1:] in set(",.?!") and bool(re.match(r"\s+[^\W_]", behind))


def strip_marks(text: str) -> str:
    """Take the quotation marks off a text that is one quotation."""
    return text[1:-1] if find_quotations(text) == ((0, len(text)),) else text


def trim_title(title: str) -> str:
    """Drop the comma or full stop that some styles print inside the quotation marks."""
    trimmed = title.strip(" ,;*_")
    return trimmed[:-1] if re.search(r"[^\W\d_]{3}\.$", trimmed) and not trimmed.endswith("..") else trimmed


def read_behind_title(text: str, fields: Fields) -> Fields:
    """Read container, date, locator and imprint behind a title in quotation marks."""
    host = HOST.match(text)
    if host is None:
        return read_pieces(text, fields)
    behind = text[host.end() :]
    editors = EDITORS.match(behind)
    name = next((piece.text for piece in split_pieces(behind)), "")
    is_named = is_press(name) or is_journal(name) or is_magazine(name)
    if PERIODICAL.fullmatch(name) or (is_named and editors is None):
        return read_pieces(behind, fields)
    title, names = fields.title, read_editors(editors.group()) if editors else ()
    fields = replace(fields, title=None, names=(*fields.names, *names))
    book = read_free(behind[editors.end() :] if editors else behind, fields)
    return replace(book, title=title, container=book.title, is_quoted=True, is_chapter=True)


def read_editors(printed: str) -> tuple[Name, ...]:
    """Return who is named before the title of a host book; without `(ed.)` they are its authors or editors."""
    bare = clean(YEARS.sub("", printed))
    role = name_role(bare)
    names = split_authors(bare)
    return read_people(names, "container-author" if role == "author" else role) if is_name(" ".join(names)) else ()


def read_free(text: str, fields: Fields) -> Fields:
    """Read a title that stands free, then what follows it.

    A free title may itself hold commas: it runs up to the first piece that has another shape.
    """
    text, fields = take_bracketed(text.lstrip(" ,.:;"), fields)
    pieces = split_pieces(text)
    kinds = [name_kind(piece.text, fields.year) for piece in pieces]
    if not pieces or not begins_title(pieces, kinds):
        return read_pieces_of([p for p, kind in zip(pieces, kinds, strict=True) if kind != "name"], fields)
    host = CHAPTER.search(text)
    if host is not None and EDITORS.match(text, host.end()):
        title = trim_title(text[: host.start()].rstrip(" ,.:;"))
        return read_behind_title(text[host.start() :], replace(fields, title=title))
    count = count_title(pieces, kinds)
    title = ", ".join(piece.text for piece in pieces[:count])
    if title[0] in MARKS and not find_quotations(title):
        title = title.lstrip(MARKS)
    descriptors = (*fields.descriptors, *([title] if kinds[0] == "descriptor" else []))
    return read_pieces_of(pieces[count:], replace(fields, title=trim_title(title) or None, descriptors=descriptors))


def count_title(pieces: list[Piece], kinds: list[Kind]) -> int:
    """Return how many pieces make the free title: all before an imprint or another shape, a full stop at most."""
    imprint = max((i for i, kind in enumerate(kinds) if i and kind == "placed"), default=None)
    within = {"name"} if imprint is None else {"name", "placed"}
    end = len(pieces) if imprint is None else imprint
    count = next((i for i in range(1, end) if kinds[i] not in within or pieces[i].is_apart), end)
    if imprint is None:
        return count - (count > 1 and ends_title(pieces, kinds, count))
    is_state = STATE.fullmatch(pieces[imprint].text.split(":")[0]) is not None
    return count - (is_state and count == imprint and count > 1)


def begins_title(pieces: list[Piece], kinds: list[Kind]) -> bool:
    """Tell whether the first piece is a title: capitalised, and neither a date nor a place in a work."""
    if kinds[0] in {"year", "pages"}:
        return "placed" in kinds
    return kinds[0] not in {"date", "locator", "volume", "noise"} and is_capitalised(pieces[0].text.lstrip(MARKS))


def ends_title(pieces: list[Piece], kinds: list[Kind], count: int) -> bool:
    """Tell whether the last of the pieces that look like a title is a container or publisher instead."""
    last = pieces[count - 1].text
    is_followed = count < len(kinds) and kinds[count] in {"volume", "pages"}
    return is_capitalised(last.split()[0]) and (is_followed or is_publisher(last) or is_press(last))
