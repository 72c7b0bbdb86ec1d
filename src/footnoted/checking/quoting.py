"""Quotations within a claim, held against the paper to the letter.

It owns what became of a quoted stretch: there as quoted, shortened openly, altered, put together from several places,
or nowhere; it must not know who is said to have spoken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from footnoted.checking.concordance import BREAK, Concordance, Letters, Unit, read_letters
from footnoted.checking.words import stem_of
from footnoted.references.marks import find_quotations

__all__ = ["Quoted", "look_up", "read_quotations"]

State = Literal["verbatim", "altered", "stitched", "absent"]
# What an omission or an insertion is marked by: "…", "...", "[…]", "[US]".
OMISSION = re.compile(r"\[[^\]]*\]|\(?\s?(?:…|\.\s?\.\s?\.)\s?\)?")
EDGE = re.compile(r"^\W+|[\s.,;:!?…–—-]+$")
# Words left out of one quotation stand together if no more than so many lie between its pieces.
WIDEST_OMISSION = 60
NARROW_GAP = 8
SHORTEST_RUN = 3
MOSTLY = 0.7
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a quotation's words, `[first, last)`, and the places in the paper where it stands."""

    first: int
    last: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of a claim, `[start, end)` with its marks, what became of it, and the units and words it is from."""

    start: int
    end: int
    words: str
    state: State
    document: str = ""
    units: tuple[Unit, ...] = ()
    found: str | None = None


def read_quotations(claim: str) -> tuple[tuple[int, int], ...]:
    """Return the `[start, end)` of the outermost quotations in a claim, with their marks."""
    return find_quotations(claim)


def look_up(claim: str, place: tuple[int, int], papers: Sequence[tuple[str, Concordance]]) -> Quoted:
    """Return what became of a quotation, in whichever paper it is nearest to."""
    start, end = place
    words = EDGE.sub("", claim[start + 1 : end - 1])
    tried = [try_paper(Quoted(start, end, words, "absent"), id, concordance) for id, concordance in papers]
    order = ("verbatim", "stitched", "altered", "absent")
    return min(tried, key=lambda each: order.index(each.state), default=Quoted(start, end, words, "absent"))


def try_paper(quoted: Quoted, document: str, concordance: Concordance) -> Quoted:
    """Return what became of a quotation in one paper."""
    units = find_verbatim(quoted.words, concordance)
    if units:
        return Quoted(quoted.start, quoted.end, quoted.words, "verbatim", document, units, quoted.words)
    letters = read_letters(quoted.words)
    pieces = list(find_pieces(letters, concordance))
    covered = sum(piece.last - piece.first for piece in pieces) / max(1, len(letters.words))
    groups = group_pieces(pieces)
    if len(groups) > 1 and covered >= MOSTLY:
        shown = " … ".join(f"“{show_group(group, concordance)}”" for group in groups)
        units = tuple(dict.fromkeys(u for group in groups for u in units_of(group, concordance)))
        return Quoted(quoted.start, quoted.end, quoted.words, "stitched", document, units, shown)
    best = max(groups, key=lambda group: sum(p.last - p.first for p in group), default=[])
    if best and sum(piece.last - piece.first for piece in best) >= HALF * len(letters.words):
        shown = show_altered(best, len(letters.words), concordance)
        return Quoted(quoted.start, quoted.end, quoted.words, "altered", document, units_of(best, concordance), shown)
    return quoted


def find_verbatim(words: str, concordance: Concordance) -> tuple[Unit, ...]:
    """Return every unit in which a quotation stands to the letter, its marked omissions aside."""
    whole = read_letters(words)
    places = [at for at in concordance.find(whole.words) if is_to_the_letter(whole, concordance, at)]
    if places or not OMISSION.search(words):
        ends = [(at, at + len(whole.words)) for at in places] if whole.words else []
        return tuple(dict.fromkeys(unit for start, end in ends for unit in concordance.units_of(start, end)))
    parts = [letters for part in OMISSION.split(words) if (letters := read_letters(EDGE.sub("", part))).words]
    return find_in_order(parts, concordance)


def find_in_order(parts: Sequence[Letters], concordance: Concordance) -> tuple[Unit, ...]:
    """Return the units where the parts stand one behind the other, near enough to be one statement; else none."""
    if not parts:
        return ()
    for first in concordance.find(parts[0].words):
        end = first + len(parts[0].words)
        is_there = is_to_the_letter(parts[0], concordance, first)
        for part in parts[1:]:
            following = (at for at in concordance.find(part.words) if 0 <= at - end <= WIDEST_OMISSION)
            at = next((at for at in following if is_to_the_letter(part, concordance, at)), None)
            if at is None or BREAK in concordance.letters.words[end:at]:
                is_there = False
                break
            end = at + len(part.words)
        if is_there:
            return concordance.units_of(first, end)
    return ()


def is_to_the_letter(letters: Letters, concordance: Concordance, at: int) -> bool:
    """Tell whether words stand at a place to the letter; a capital at the start makes no difference."""
    there = concordance.letters.cut(at, at + len(letters.words))
    said = letters.cut(0, len(letters.words))
    return there[1:] == said[1:] and there[:1].casefold() == said[:1].casefold()


def find_pieces(letters: Letters, concordance: Concordance) -> Iterator[Piece]:
    """Yield the longest runs of a quotation's words that stand in the paper, from the left."""
    first = 0
    while first < len(letters.words):
        last, places = first, []
        while last < len(letters.words) and (there := concordance.find(letters.words[first : last + 1])):
            last, places = last + 1, there
        if is_telling(letters.words[first:last]):
            yield Piece(first, last, tuple(places))
            first = last
        else:
            first += 1


def is_telling(words: Sequence[str]) -> bool:
    """Tell whether a run of words is more than a turn of phrase."""
    return len(words) >= SHORTEST_RUN or (len(words) > 1 and all(stem_of(word) for word in words))


def group_pieces(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces in groups: those that stand in the paper as near and in the order as in the quotation."""
    groups: list[list[Piece]] = []
    ends: set[int] = set()
    for piece in pieces:
        length = piece.last - piece.first
        near = {at for at in piece.places if any(0 <= at - end <= NARROW_GAP for end in ends)}
        if groups and near:
            groups[-1].append(Piece(piece.first, piece.last, tuple(sorted(near))))
        else:
            near = set(piece.places)
            groups.append([piece])
        ends = {at + length for at in near}
    return groups


def units_of(group: Sequence[Piece], concordance: Concordance) -> tuple[Unit, ...]:
    """Return the units that a group of pieces stands in, where it stands last."""
    last = group[-1]
    at = last.places[0]
    return concordance.units_of(at, at + last.last - last.first)


def show_group(group: Sequence[Piece], concordance: Concordance) -> str:
    """Return the words of a group of pieces as they are printed."""
    last = group[-1]
    end = last.places[0] + last.last - last.first
    firsts = [at for at in group[0].places if at < end]
    return concordance.show(max(firsts, default=last.places[0]), end)


def show_altered(group: Sequence[Piece], length: int, concordance: Concordance) -> str:
    """Return what the paper has in place of an altered quotation of so many words."""
    first, last = group[0], group[-1]
    end = last.places[0] + last.last - last.first
    start = max((at for at in first.places if at < end), default=last.places[0])
    unit_start, unit_end = start - first.first, end + length - last.last
    words = concordance.letters.words
    while start > max(0, unit_start) and words[start - 1] != BREAK:
        start -= 1
    while end < min(len(words), unit_end) and words[end] != BREAK:
        end += 1
    return concordance.show(start, end)
