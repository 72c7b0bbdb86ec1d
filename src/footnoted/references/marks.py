"""Quotation marks, brackets and addresses in a note: which characters stand inside them.

It owns the pairing of marks that may be straight, curly, nested or left open; it must not know what a
source is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from footnoted.references.links import find_links

__all__ = ["find_quotations", "shield", "split_outside"]

Pair = tuple[int, int]
Role = Literal["open", "close"]

FAMILIES = dict.fromkeys("'‘’‚‛", "single") | dict.fromkeys('"“”„‟', "double") | dict.fromkeys("«»", "angle")
ALWAYS_CLOSE = "”»"
MARK = re.compile("[" + "".join(FAMILIES) + "]")
# A mark behind one of these opens although no white space stands before it.
OPENERS = "([{<—–-/=…"
CLOSERS = {")": "(", "]": "[", "}": "{"}
DECADE = re.compile(r"\d\ds\b")
# In scripts without an apostrophe a mark between two letters is a quotation mark.
UNSPACED = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A quotation mark, what it does, and whether it may as well be a plural's apostrophe (`allies'`)."""

    at: int
    family: str
    role: Role
    is_possessive: bool = False
    is_final: bool = False


def shield(text: str, *, brackets: bool = True) -> bytearray:
    """Return one byte for each character, 1 where it stands inside a quotation, a bracket or an address."""
    covered = bytearray(len(text))
    pairs = list(find_quotations(text))
    if brackets:
        pairs.extend(find_brackets(text))
    pairs.extend((link.start, link.end) for link in find_links(text))
    for start, end in pairs:
        covered[start:end] = b"\x01" * (end - start)
    return covered


def split_outside(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split a text at every separator that stands outside quotations, brackets and addresses."""
    covered, parts, start = shield(text), [], 0
    for match in separator.finditer(text):
        if not covered[match.start()] and match.start() >= start:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def find_quotations(text: str) -> tuple[Pair, ...]:
    """Return the outermost quotations as `[start, end)` with their marks, in reading order.

    An opening mark that is never closed, and a closing one that was never opened, make no quotation.
    """
    pairs: list[Pair] = []
    waiting: list[Mark] = []
    doubtful: Pair | None = None
    for mark in read_marks(text):
        if mark.role == "open":
            waiting.append(mark)
            continue
        opened = next((i for i in reversed(range(len(waiting))) if waiting[i].family == mark.family), None)
        if opened is not None:
            pair = (waiting[opened].at, mark.at + 1)
            pairs.append(pair)
            doubtful = pair if mark.is_possessive else doubtful
            del waiting[opened:]
        elif doubtful is not None and mark.is_final:
            # The quotation seemed to end at a plural's apostrophe; this mark is its real end.
            pairs.append((doubtful[0], mark.at + 1))
            doubtful = None
    pairs.extend(extend_leftwards(text, waiting, pairs))
    return tuple(outermost(pairs))


def read_marks(text: str) -> Iterator[Mark]:
    """Yield the quotation marks of a text in order, apostrophes left out."""
    before: Mark | None = None
    for match in MARK.finditer(text):
        at, mark = match.start(), match.group()
        beside = before.role if before is not None and before.at == at - 1 else None
        role = choose_role(text, at, beside)
        if role is None:
            continue
        after = text[at + 1 : at + 3]
        before = Mark(
            at=at,
            family=FAMILIES[mark],
            role=role,
            is_possessive=text[at - 1 : at] in set("sSxXzZ") and bool(re.match(r"\s\S", after)),
            is_final=not re.match(r"\s[\w]|\w", after),
        )
        yield before


def choose_role(text: str, at: int, beside: Role | None) -> Role | None:
    """Tell whether the mark opens or closes a quotation; None is an apostrophe or a stray mark."""
    if is_apostrophe(text, at):
        return None
    mark, before, after = text[at], text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if mark in "'\"":
        return choose_straight(before, after, beside)
    if mark == "’":
        return None if before.isspace() or before in OPENERS else "close"
    # German opens with „ and closes with “.
    is_closing = mark in ALWAYS_CLOSE or (mark == "“" and before.isalnum() and not after.isalnum())
    return "close" if is_closing else "open"


def choose_straight(before: str, after: str, beside: Role | None) -> Role | None:
    """Tell what a straight mark does from the characters beside it, and from a mark right before it."""
    if beside is not None and not (beside == "close" and after.isalnum()):
        return beside
    if (before.isspace() or before in OPENERS) and not after.isspace():
        return "open"
    return None if before.isspace() else "close"


def is_apostrophe(text: str, at: int) -> bool:
    """Tell whether a single mark stands inside a word or before a shortened year."""
    if FAMILIES[text[at]] != "single":
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() and after.isalnum():
        return not UNSPACED.match(before)
    return not before.strip() and bool(DECADE.match(text, at + 1))


def extend_leftwards(text: str, waiting: list[Mark], pairs: list[Pair]) -> Iterator[Pair]:
    """Yield quotations whose start was taken by an apostrophe that looked like an opening mark (`'til`)."""
    for mark in waiting:
        inner = next((pair for pair in sorted(pairs) if pair[0] > mark.at), None)
        if inner is None or not starts_field(text, mark.at) or starts_field(text, inner[0]):
            continue
        is_same = FAMILIES[text[inner[1] - 1]] == mark.family
        if is_same and ";" not in text[mark.at : inner[0]]:
            yield mark.at, inner[1]


def starts_field(text: str, at: int) -> bool:
    """Tell whether what stands here begins a field: at the start, or behind a comma, stop, colon or bracket."""
    return text[:at].rstrip()[-1:] in {"", ",", ".", ":", ";", ")", "]"}


def find_brackets(text: str) -> Iterator[Pair]:
    """Yield every balanced pair of brackets as `[start, end)`."""
    waiting: list[tuple[str, int]] = []
    for match in re.finditer(r"[()\[\]{}]", text):
        bracket = match.group()
        if bracket not in CLOSERS:
            waiting.append((bracket, match.start()))
        elif waiting and waiting[-1][0] == CLOSERS[bracket]:
            yield waiting.pop()[1], match.end()


def outermost(pairs: list[Pair]) -> Iterator[Pair]:
    """Yield the pairs that stand inside no other, in reading order."""
    reached = 0
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if start >= reached:
            yield start, end
            reached = end
