"""Numbers in words: figures, words and fractions, with their magnitude, what they measure and their bounds.

It owns when two numbers say the same; it must not know dates, nor where a number was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from footnoted.checking.words import Token

__all__ = ["Number", "find_numbers"]

Measure = Literal["per cent", "money", "rank", "count"]

UP_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {word: value for value, word in enumerate(UP_TO_NINETEEN.split())}
SMALL |= {word: 10 * n for n, word in enumerate(TENS, start=2)}
SCALES = {"hundred": 100.0, "dozen": 12.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
UP_TO_TWENTIETH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
RANKS = {word: float(value) for value, word in enumerate(UP_TO_TWENTIETH.split(), start=1)}
FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
FIGURE_WITH_ENDING = re.compile(rf"^(?P<figure>{FIGURE.pattern})(?P<ending>st|nd|rd|th|[a-z]{{1,2}})?$", re.IGNORECASE)
ENUMERATED = re.compile(r"(?:Table|Figure|Chapter|Section|Note|No|COVID)[\s.-]*$", re.IGNORECASE)
PER_CENT = re.compile(r"\s*(?:%|per\s?cent\b|percentage\b)", re.IGNORECASE)
CURRENCY = re.compile(r"(?:[$£€¥₩])\s*$")
CURRENCY_NAME = re.compile(r"\s*(?:US\s+)?(?:dollars?|pounds?|euros?|yen|won|yuan)\b", re.IGNORECASE)
# Words right before a number that bound it: from above, or from below.
BOUNDS = {
    -1: re.compile(
        r"\b(?:nearly|almost|under|below|(?:less|fewer)\s+than|at\s+most|up\s+to|no\s+more\s+than)\W*$", re.I
    ),
    1: re.compile(r"\b(?:over|above|(?<!no )more\s+than|at\s+least|exceed\w*|upwards?\s+of)\W*$", re.IGNORECASE),
}
# Units of one kind, of which a number can be only one; each in its spellings.
UNITS = (
    ("second", "minut", "hour", "day", "week", "month", "year", "decad", "centuri"),
    ("metr meter", "kilometr kilomet km", "mile", "feet foot"),
    ("gram g", "kilogram kg", "ton tonn"),
)
DIMENSION = {stem: (n, word) for n, units in enumerate(UNITS) for word in units for stem in word.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number: its amount, what it measures, the stem of the word behind it, and the side it is bounded on."""

    amount: float
    measure: Measure
    unit: str
    bound: int
    text: str
    start: int
    end: int

    def equals(self, other: Number) -> bool:
        """Tell whether two numbers say the same: equal, of the same kind, and not bounded on opposite sides."""
        return (
            self.is_like(other)
            and abs(self.amount - other.amount) <= 1e-9 * max(abs(self.amount), 1.0)
            and self.bound * other.bound >= 0
            and not self.has_other_unit(other)
        )

    def is_like(self, other: Number) -> bool:
        """Tell whether two numbers measure the same kind of thing, so that one can stand in the other's place."""
        return self.measure == other.measure

    def has_other_unit(self, other: Number) -> bool:
        """Tell whether two numbers are of units that exclude each other: hours and days."""
        one, another = DIMENSION.get(self.unit), DIMENSION.get(other.unit)
        return one is not None and another is not None and one[0] == another[0] and one != another


def find_numbers(text: str, tokens: Sequence[Token], taken: Sequence[tuple[int, int]] = ()) -> Iterator[Number]:
    """Yield the numbers of a text, those standing in the places `taken` left out."""
    for run in join_number_words(text, [t for t in tokens if not any(a < t.end and t.start < b for a, b in taken)]):
        amount, is_rank = read_amount(run)
        following = next((token for token in tokens if token.start >= run[-1].end), None)
        unit = following.stem if following is not None else ""
        is_label = ENUMERATED.search(text[: run[0].start]) or "/" in text[max(0, run[0].start - 1) : run[-1].end + 1]
        if amount is None or is_label or counts_nothing(run, unit):
            continue
        start, end, measure = read_measure(text, run[0].start, run[-1].end, is_rank=is_rank)
        if measure == "count" and following is not None and unit in DIMENSION:
            end = following.end
        bound = next((side for side, pattern in BOUNDS.items() if pattern.search(text[:start])), 0)
        yield Number(amount=amount, measure=measure, unit=unit, bound=bound, text=text[start:end], start=start, end=end)


def counts_nothing(run: Sequence[Token], unit: str) -> bool:
    """Tell whether a number is the "one" of "one of them"; one hour counts."""
    return len(run) == 1 and run[0].bare == "one" and unit not in DIMENSION


def read_measure(text: str, start: int, end: int, *, is_rank: bool) -> tuple[int, int, Measure]:
    """Return where a number begins and ends with its sign, and what it measures."""
    if percent := PER_CENT.match(text[end:]):
        return start, end + percent.end(), "per cent"
    if sign := CURRENCY.search(text[:start]):
        return sign.start(), end, "money"
    if CURRENCY_NAME.match(text[end:]):
        return start, end, "money"
    return start, end, "rank" if is_rank else "count"


def join_number_words(text: str, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the runs of words that make one number: "fourteen thousand", "$55.6 billion", "two hundred and six"."""
    run: list[Token] = []
    for token in split_hyphens(join_thousands(text, tokens)):
        if run and not text[run[-1].end : token.start].strip(" \u00a0-") and carries_on(run, token):
            run.append(token)
            continue
        if run:
            yield strip_and(run)
        run = [token] if begins_number(token) else []
    if run:
        yield strip_and(run)


def begins_number(token: Token) -> bool:
    """Tell whether a number can begin with a word."""
    return token.bare in {*SMALL, *RANKS, "half"} or FIGURE_WITH_ENDING.match(token.text) is not None


def carries_on(run: Sequence[Token], token: Token) -> bool:
    """Tell whether a word carries on the number that the words before it are."""
    last = run[-1].bare
    if token.bare in SCALES or token.bare in SHORT_SCALES or (token.bare == "and" and last in SCALES):
        return True
    return (token.bare in SMALL and last in {*TENS, *SCALES, "and"}) or (token.bare in RANKS and last in TENS)


def strip_and(run: list[Token]) -> list[Token]:
    """Return a run without an "and" at its end, which joins the number to something else."""
    return run[:-1] if run[-1].bare == "and" else run


def join_thousands(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield words, those of one figure with commas joined: "14,000"."""
    joined = {match.start(): match.end() for match in FIGURE.finditer(text) if "," in match[0]}
    reached = 0
    for token in tokens:
        if token.start < reached:
            continue
        end = joined.get(token.start, token.end)
        reached = end = max(end, next((each.end for each in tokens if each.start < end <= each.end), end))
        yield Token(text[token.start : end], token.start, end, token.stem) if end != token.end else token


def split_hyphens(tokens: Iterator[Token]) -> Iterator[Token]:
    """Yield words, "twenty-five" and "200-day" in their parts, where the first is a number."""
    for token in tokens:
        first, hyphen, rest = token.text.partition("-")
        if hyphen and (first.casefold() in SMALL or FIGURE_WITH_ENDING.match(first)):
            middle = token.start + len(first)
            yield Token(first, token.start, middle, "")
            yield Token(rest, middle + 1, token.end, "")
        else:
            yield token


def read_amount(run: Sequence[Token]) -> tuple[float | None, bool]:
    """Return what a run of number words amounts to, and whether it is a rank."""
    total, part, is_rank = 0.0, 0.0, False
    for token in run:
        word = token.bare
        if word in SMALL:
            part += SMALL[word]
        elif word in RANKS:
            part, is_rank = part + RANKS[word], True
        elif word == "half":
            part += 0.5
        elif word in SCALES or word in SHORT_SCALES:
            scale = SCALES.get(word) or SHORT_SCALES[word]
            part = (part or 1.0) * scale
            if scale > 100:
                total, part = total + part, 0.0
        elif match := FIGURE_WITH_ENDING.match(token.text):
            ending = (match["ending"] or "").casefold()
            if ending and ending not in SHORT_SCALES and ending not in ("st", "nd", "rd", "th"):
                return None, False
            is_rank = ending in ("st", "nd", "rd", "th")
            part += float(match["figure"].replace(",", "")) * SHORT_SCALES.get(ending, 1.0)
        elif word != "and":
            return None, False
    return total + part, is_rank
