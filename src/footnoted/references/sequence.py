"""The pieces behind a source's title, in the order in which they are printed.

It owns what stands in brackets and which neighbouring pieces belong together; it must not know where the title ends
or who the author is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from footnoted.references.credits import read_credit
from footnoted.references.dates import YEAR, read_date
from footnoted.references.fields import Fields, take_date, take_piece
from footnoted.references.names import is_capitalised, is_person
from footnoted.references.shapes import (
    DESCRIPTOR,
    IMPRINT,
    PLACED,
    STATE,
    Piece,
    name_kind,
    split_pieces,
)

__all__ = ["read_pieces", "read_pieces_of", "take_bracketed"]

MONTHLY = re.compile(
    r"(?:spring|summer|autumn|fall|winter|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\b", re.I
)
LOCATED = re.compile(r"[(\[]\s*(?P<locator>pp?\.[^()\[\]]*|chapter \w+)[)\]]", re.I)
# `(PhD thesis, University of X, 2010)`, `[Video]`, `(2nd ed., pp. 12–40)`, `[in Korean]`.
BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
LOCATED = re.compile(r"[(\[]\s*(?P<locator>pp?\.[^()\[\]]*|chapter \w+)[)\]]", re.I)
OWN_KINDS = {"edition", "language", "locator", "credit", "noise"}


def take_bracketed(text: str, fields: Fields) -> tuple[str, Fields]:
    """Take what stands in brackets out of a text: imprint, kind of work, edition, language, locator."""
    text, fields = take_imprint(text, fields)
    for match in reversed(list(BRACKET.finditer(text))):
        pieces = split_pieces(match[1].replace(";", ","))
        kinds = [name_kind(piece.text, fields.year) for piece in pieces]
        is_described = bool(kinds) and kinds[0] == "descriptor"
        if is_described or (set(kinds) <= OWN_KINDS and set(kinds) - {"noise"}):
            # A name beside a kind of work is its house or its place, never what it stands in.
            read = read_pieces_of(pieces, replace(fields, is_quoted=fields.is_quoted and not is_described))
            fields = replace(read, is_quoted=fields.is_quoted)
            text = cut(text, *match.span())
    located = LOCATED.search(text)
    if located is not None:
        fields = replace(fields, locator=located["locator"].strip())
        text = f"{text[: located.start()].rstrip()}{text[located.end() :]}"
    return text, fields


def take_imprint(text: str, fields: Fields) -> tuple[str, Fields]:
    """Take `(London: Verso, 2010)` out of a text."""
    for match in IMPRINT.finditer(text):
        publisher = match["placed"] or match["publisher"] or match["short"]
        if MONTHLY.match(publisher) or DESCRIPTOR.fullmatch(publisher) or not is_capitalised(publisher.split()[0]):
            continue
        place = match["place"].strip() if match["place"] else None
        year = fields.year or int(match["year"])
        fields = replace(fields, publisher=publisher.strip(" ,"), place=fields.place or place, year=year)
        return cut(text, *match.span()), fields
    return text, fields


def cut(text: str, start: int, end: int) -> str:
    """Take a bracket out of a text; a full stop or a comma keeps apart what stood on either side."""
    mark = "." if text[end:].startswith(".") else ","
    return f"{text[:start].rstrip()}{mark} {text[end:].lstrip(' ,.:')}"


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
        kind = name_kind(text, fields.year)
        state = PLACED.fullmatch(following) if kind == "name" else None
        if dated is not None and re.fullmatch(YEAR, following):
            fields = take_date(fields, dated.iso, dated.year)
            i += 1
        elif state is not None and STATE.fullmatch(state["place"]):
            fields = replace(fields, publisher=state["publisher"], place=f"{text}, {state['place']}")
            i += 1
        elif kind == "name" and STATE.fullmatch(following):
            fields = take_piece(fields, f"{text}, {following}", kind=kind, is_last=False)
            i += 1
        elif kind == "credit":
            count = count_credited(pieces[i:])
            names = read_credit(", ".join(piece.text for piece in pieces[i : i + count]))
            fields = replace(fields, names=(*fields.names, *names))
            i += count - 1
        else:
            is_last = all(name_kind(piece.text, fields.year) == "noise" for piece in pieces[i + 1 :])
            fields = take_piece(fields, text, kind=kind, is_last=is_last)
        i += 1
    return fields


def count_credited(pieces: list[Piece]) -> int:
    """Return how many pieces a credit runs over: `ed. Ann Roe`, `Bo Lee`, `and Cho Min`."""
    joined = next((i for i, piece in enumerate(pieces[:6]) if i and re.match(r"(?:and|&)\s", piece.text)), 0)
    return joined + 1 if all(is_person(piece.text) for piece in pieces[1:joined]) else 1
