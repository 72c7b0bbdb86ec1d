"""Short forms: Ibid., author and year, author and short title, op. cit., `see note 12`.

It owns how a short form is recognised and what it says; it must not know which source it stands for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnoted.document import Source
from footnoted.references.anchors import find_anchor, skip_prose
from footnoted.references.dates import YEAR
from footnoted.references.names import family_name, initials, is_name, split_authors
from footnoted.references.shapes import Piece, name_kind, split_pieces
from footnoted.source import StepKind

__all__ = ["ShortForm", "is_prose", "is_reference", "read_same_author", "read_short_form", "title_words"]

IBID = re.compile(
    r"\s*(?:(?:see|cf\.?)\s+(?:also\s+)?)?(?:(?P<full>ibid(?:em)?|ebd|ebenda)\b\.?|id(?:em\b|\.)\.?(?=\s*$|,|\s+at\b))"
    r"(?P<rest>.*)",
    re.I | re.S,
)
# `Idem, Another Book`: the same author, another work.
IDEM = re.compile(
    r"\s*(?:(?:idem|eadem)\b\.?|id\.|ders\.|dies\.|[—–_]{2,3}\.?)[,.]?\s*(?P<rest>[^\s\d].*)", re.I | re.S
)
BARE_DATE = re.compile(
    rf"(?P<names>[^\d()\[\]:;]{{2,80}}?),?\s(?P<year>{YEAR})(?P<letter>[a-z])?(?P<rest>[,:.].*|)", re.S
)
NOTE = r"(?:foot|end)?(?:notes?|nn?\.?|fn\.?)\s*(?P<note>\d{1,4})(?:\s*(?:above|below|supra|infra))?"
WHOLE_NOTE = re.compile(
    rf"\s*(?:(?:see|cf\.?|as\s+in|as)\s+)?(?:also\s+)?(?:supra\s+|above\s+)?{NOTE}"
    r"(?P<rest>(?:[,.:]|\s+at\b).*|\s*)",
    re.I | re.S,
)
NAMED_NOTE = re.compile(
    rf"(?P<head>.{{2,160}}?)[,\s]+[(\[]?(?:(?:see|supra|above|cited\s+in|at|in)\s+)?\b{NOTE}[)\]]?"
    r"(?P<rest>[\s,.:].*|)$",
    re.I | re.S,
)
OP_CIT = re.compile(r"[,\s]*[(\[]?\b(?:op\.?\s*cit|loc\.?\s*cit|supra|cited\s+above)\b\.?[)\]]?", re.I)
OWN = re.compile(
    r"\W*(?:the\s+)?(?:authors?\b['’]?s?['’]?|own)\s+(?:own\s+)?(?:\w+\s+)*?"
    r"(?:calculations?|compilation|elaboration|analysis|estimates?|translations?|work)\b|\W*(?:emphasis|italics)\b",
    re.I,
)
PLACES = {"locator", "pages", "noise", "volume"}
# Words that no title is known by.
COMMON = frozenset(
    re.findall(r"\S+", "a an and as at by das de der die for from in into its la le les of on or the to und with")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForm:
    """What a short form says: the note it points at, or the authors, year and title words it repeats."""

    authors: tuple[str, ...] = ()
    year: int | None = None
    letter: str = ""
    words: frozenset[str] = frozenset()
    note: int | None = None
    is_ibid: bool = False
    is_op_cit: bool = False
    locator: str | None = None

    @property
    def kind(self) -> StepKind:
        """What kind of short form it is, by what it goes by."""
        cases: tuple[tuple[bool, StepKind], ...] = (
            (self.is_ibid, "ibid"),
            (self.note is not None, "cross-reference"),
            (self.is_op_cit, "op-cit"),
            (self.year is not None, "author-date"),
        )
        return next((kind for is_so, kind in cases if is_so), "short-title")

    def matches_authors(self, source: Source) -> bool:
        """Tell whether a source's first author and all the authors named here are the same people."""
        return bool(self.authors) and is_same_people(self.authors, source.authors)


def read_short_form(source: Source) -> ShortForm | None:
    """Return what a short form says, or None where the source is printed in full or is no short form."""
    ibid = IBID.match(source.text)
    if ibid is not None and (ibid["full"] or is_place(ibid["rest"])):
        return ShortForm(is_ibid=True, locator=read_locator(ibid["rest"]))
    if any((source.url, source.doi, source.container, source.publisher)):
        return None
    pointed = read_pointer(source.text)
    if pointed is not None:
        return pointed
    if source.year is None:
        return read_bare_date(source.text) or read_named(source.text, source.locator, note=None)
    return read_author_date(source) if source.authors and source.date == str(source.year) else None


def read_pointer(text: str) -> ShortForm | None:
    """Read `see note 12` and `Roe (n. 12)`; None where no note is named."""
    whole = WHOLE_NOTE.fullmatch(text)
    if whole is not None and is_place(whole["rest"]):
        return ShortForm(note=int(whole["note"]), locator=read_locator(whole["rest"]))
    named = NAMED_NOTE.match(text)
    return read_named(named["head"], read_locator(named["rest"]), note=int(named["note"])) if named else None


def read_author_date(source: Source) -> ShortForm:
    """Return what `Smith (2020b), Short Title, p. 3` says."""
    anchor = find_anchor(source.text)
    return ShortForm(
        authors=source.authors,
        year=source.year,
        letter=anchor.letter if anchor else "",
        words=title_words(source.title),
        locator=source.locator,
    )


def is_place(text: str) -> bool:
    """Tell whether a text says nothing but a place in a work, or nothing at all."""
    return all(name_kind(piece.text, None) in PLACES for piece in split_pieces(text))


def read_bare_date(text: str) -> ShortForm | None:
    """Read `Smith 2020, 23` and `Smith and Roe 2020: 23`; None where more is printed or the words are no names."""
    match = BARE_DATE.fullmatch(text[skip_prose(text, len(text)) :].strip())
    if match is None or not is_name(match["names"]) or not is_place(match["rest"]):
        return None
    return ShortForm(
        authors=split_authors(match["names"]),
        year=int(match["year"]),
        letter=match["letter"] or "",
        locator=read_locator(match["rest"]),
    )


def read_same_author(text: str, authors: tuple[str, ...]) -> str | None:
    """Return the text of `Idem, Another Book` with the authors it stands for; None where it says something else."""
    idem = IDEM.match(text)
    if idem is None or not authors or is_place(idem["rest"]):
        return None
    return f"{' and '.join(authors)}{' ' if idem['rest'][0] == '(' else ', '}{idem['rest']}"


def read_named(text: str, locator: str | None, *, note: int | None) -> ShortForm | None:
    """Read `Author, Short Title, p. 3`, `Author, op. cit.` and `Author (n. 12)`; None where it is neither."""
    cited = OP_CIT.search(text)
    head = text[: cited.start()] if cited else text
    pieces = split_pieces(head[skip_prose(head, len(head)) :])
    kinds = [name_kind(piece.text, None) for piece in pieces]
    named = [piece for piece, kind in zip(pieces, kinds, strict=True) if kind not in PLACES]
    is_pointed = cited is not None or note is not None
    authors, title = divide(named)
    if not authors or not is_name(authors) or len(title) > 1 or not (title or is_pointed):
        return None
    behind = read_locator(text[cited.end() :]) if cited else None
    places = [piece.text for piece, kind in zip(pieces, kinds, strict=True) if kind in {"locator", "pages"}]
    return ShortForm(
        authors=split_authors(authors),
        words=title_words(title[0].text) if title else frozenset(),
        note=note,
        is_op_cit=cited is not None,
        locator=locator or behind or next(iter(places), None),
    )


def divide(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """Divide pieces into the authors' names and what is left, a short title."""
    if not pieces:
        return "", []
    joined = f"{pieces[0].text}, {pieces[1].text}" if len(pieces) > 1 else ""
    if joined and initials(joined) and len(split_authors(joined)) == 1 and "." in pieces[1].text:
        return joined, pieces[2:]
    return pieces[0].text, pieces[1:]


def read_locator(text: str) -> str | None:
    """Return the place in a work that stands in the rest of a short form, `p. 4` or `23`."""
    places = [piece.text for piece in split_pieces(text) if name_kind(piece.text, None) in {"locator", "pages"}]
    return ", ".join(places) or None


def title_words(title: str | None) -> frozenset[str]:
    """Return the words a title is known by, in lower case."""
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", title or "").casefold())
    return frozenset(word for word in words if word not in COMMON)


def is_same_people(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether the names of a short form are the first of the full list, initials agreeing where printed."""
    named = [author for author in short if author != "et al."]
    if not named or not full or len(named) > len(full) or not is_same_person(named[0], full[0]):
        return False
    return all(any(is_same_person(author, other) for other in full[1:]) for author in named[1:])


def is_same_person(short: str, full: str) -> bool:
    """Tell whether two printed names may be one: the same family name, and no initials that differ."""
    if family_name(short) != family_name(full):
        return False
    ours, theirs = initials(short), initials(full)
    return ours.startswith(theirs) or theirs.startswith(ours)


def is_reference(source: Source) -> bool:
    """Tell whether a piece of a note cites anything: fields were read from it, or it is no sentence of prose."""
    has_field = source.url or source.doi or source.title or (source.authors and source.year)
    if has_field or source.type != "document":
        return True
    short = read_short_form(source)
    is_pointed = short is not None and (short.is_ibid or short.note is not None or OP_CIT.search(source.text))
    return bool(is_pointed or not is_prose(source.text))


def is_prose(text: str) -> bool:
    """Tell whether a text is a remark: the author's own work, or mostly words in lower case."""
    words = re.findall(r"[^\W\d_]+", text)
    if not words or OWN.match(text):
        return True
    small = sum(word[0].islower() for word in words)
    return small == len(words) or (len(words) > 3 and 2 * small > len(words))
