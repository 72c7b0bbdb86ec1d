"""A claim beside one piece of evidence: what is there, what differs, what is missing.

It owns the comparison value by value; it must not know how evidence was found, nor what verdict follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnoted.answer import Difference, DifferenceKind
from footnoted.checking.content import Content, Value
from footnoted.checking.dates import Date
from footnoted.checking.evidence import Evidence
from footnoted.checking.names import Name
from footnoted.checking.numbers import Number
from footnoted.checking.polarity import find_conflicts
from footnoted.checking.words import count_shared_neighbours
from footnoted.passages import Passage

__all__ = ["Alignment", "align"]

# How much a value weighs beside a word: a figure is rarely the same by chance, a country's name often.
WEIGHTS = {"number": 1.5, "date": 1.5, "name": 1.0, "country": 0.5}
# Another value of the same kind plays the claim's part where it shares so many neighbours more.
CLEARLY = 1.5
JOINING = re.compile(r"[,;:–—()]|\b(?:while|whereas|but|although|and)\b")
# One that shares fewer stands there for something else.
SLIGHTLY = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What came of holding a claim against evidence.

    `covered` is the share of the claim's words and values found there, `covered_else` the same without the values that
    differ, and `own` the mean of both without what stands around. `lent` are the passages around that lent a value.
    """

    evidence: Evidence
    differences: tuple[Difference, ...]
    covered: float
    covered_else: float
    own: float
    lent: tuple[Passage, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing differs and nothing is missing."""
        return not self.differences

    @property
    def is_contradicted(self) -> bool:
        """Tell whether something else stands in the place of what the claim says."""
        return any(each.found is not None for each in self.differences)


def align(claim: Content, evidence: Evidence, *, aside: Sequence[tuple[int, int]] = ()) -> Alignment:
    """Return what the evidence says of a claim; values in the places `aside` are not looked for."""
    wanted = [v for v in claim.values if not any(a <= v.start and v.end <= b for a, b in aside)]
    placed = {value: place(value, claim, wanted, evidence) for value in wanted}
    total_weight = sum(weigh(value) for value in wanted)
    lost = sum(weigh(value) for value, (difference, _) in placed.items() if difference is not None)
    differences = [difference for difference, _ in placed.values() if difference is not None]
    differences += find_others_figures(placed, evidence)
    borrowed = sum(weigh(value) for value, (_, lender) in placed.items() if lender is not None)
    shared, shared_here = evidence.share_stems(claim.stems), len(claim.stems & evidence.own_stems)
    total = total_weight + len(claim.stems) or 1.0
    here = total_weight - lost - borrowed + shared_here
    return Alignment(
        evidence=evidence,
        differences=tuple(dict.fromkeys((*differences, *name_conflicts(claim, evidence)))),
        covered=(total_weight - lost + shared) / total,
        covered_else=(total_weight - lost + shared) / max(total - lost, 1.0),
        own=(here / total + here / max(total - lost, 1.0)) / 2,
        lent=tuple(dict.fromkeys(lender for _, lender in placed.values() if lender is not None)),
    )


def find_others_figures(
    placed: dict[Value, tuple[Difference | None, Passage | None]], evidence: Evidence
) -> Iterator[Difference]:
    """Yield the figures of a claim that a passage has, where one around it lent a country and has another figure.

    A person is taken up by "he"; a country that the passage does not name is what the other one speaks of.

    "Exports to Goes overtook those to Hulst in 1883. In 1884 Hulst was first again.": Goes overtook nothing in 1884.
    """
    lenders = [lender for value, (_, lender) in placed.items() if isinstance(value, Name) and value.kind == "country"]
    for passage, content in (*evidence.before, *evidence.after):
        if passage not in lenders:
            continue
        for value, (difference, lender) in placed.items():
            if difference is None and lender is None and not isinstance(value, Name):
                alien = [each for each in content.values if alike(value, each)]
                if alien and not any(equal(value, each) for each in alien):
                    yield differ(value, alien[0].text)


def weigh(value: Value) -> float:
    """Return how much a value weighs beside a word."""
    return WEIGHTS["country"] if isinstance(value, Name) and value.kind == "country" else WEIGHTS[kind_of(value)]


def kind_of(value: Value) -> DifferenceKind:
    """Return what kind of difference a value makes."""
    return "number" if isinstance(value, Number) else "date" if isinstance(value, Date) else "name"


def equal(claimed: Value, found: Value) -> bool:
    """Tell whether the found value says what the claimed one does."""
    if isinstance(claimed, Number):
        return isinstance(found, Number) and claimed.equals(found)
    if isinstance(claimed, Date):
        return isinstance(found, Date) and claimed.equals(found)
    return isinstance(found, Name) and claimed.equals(found)


def alike(claimed: Value, found: Value) -> bool:
    """Tell whether the found value is of the claimed one's kind."""
    if isinstance(claimed, Number):
        return isinstance(found, Number) and claimed.is_like(found)
    if isinstance(claimed, Date):
        return isinstance(found, Date)
    return isinstance(found, Name) and claimed.is_like(found)


def place(
    value: Value, claim: Content, wanted: Sequence[Value], evidence: Evidence
) -> tuple[Difference | None, Passage | None]:
    """Return how a value of the claim differs, None where it is there; and the passage around that lent it, if any."""
    here = list(evidence.content.values)
    same = [each for each in here if equal(value, each)]
    if same:
        rival = find_rival(value, claim, same, evidence) or find_crossed(value, claim, same, evidence.content)
        if rival is None and isinstance(value, Date) and not is_of_year(value, same, evidence):
            rival = same[0]
        return (differ(value, rival.text) if rival is not None else None), None
    other = choose_other(value, claim, list_free(value, claim, wanted, evidence.content), evidence.content)
    shared = share_neighbours(value, claim, other, evidence.content) if other is not None else 0.0
    if other is None or (shared < CLEARLY and isinstance(value, Name)):
        for passage, content in evidence.lenders(value):
            if any(equal(value, each) for each in content.values):
                return None, passage
    return differ(value, other.text if other is not None and shared >= SLIGHTLY else None), None


def is_of_year(value: Date, same: Sequence[Value], evidence: Evidence) -> bool:
    """Tell whether a year that the claim says and the passage leaves out is one that stands around it."""
    is_left_out = all(isinstance(each, Date) and value.lacks_year(each) for each in same)
    return not is_left_out or value.year in evidence.years


def list_free(value: Value, claim: Content, wanted: Sequence[Value], content: Content) -> list[Value]:
    """Return the values of the evidence of a value's kind that say something else, and can stand in its place.

    One that the claim names elsewhere, and no farther from it, plays its own part there.
    """
    return [
        each
        for each in content.values
        if alike(value, each)
        and not equal(value, each)
        and not any(
            equal(other, each)
            and share_neighbours(other, claim, each, content) >= share_neighbours(value, claim, each, content)
            for other in wanted
        )
    ]


def find_rival(value: Value, claim: Content, same: Sequence[Value], evidence: Evidence) -> Value | None:
    """Return another figure of the passage that plays the part the claim gives to this one, if any clearly does."""
    if isinstance(value, Name):
        return None
    own = max(share_neighbours(value, claim, each, evidence.content) for each in same)
    free = list_free(value, claim, list(claim.values), evidence.content)
    best = choose_other(value, claim, free, evidence.content)
    if best is not None and share_neighbours(value, claim, best, evidence.content) >= own + CLEARLY:
        return best
    return find_in_clause(value, claim, same, free, evidence.content)


def find_in_clause(
    value: Value, claim: Content, same: Sequence[Value], free: Sequence[Value], content: Content
) -> Value | None:
    """Return the figure whose clause speaks of what the claim says of its own, where the claimed one's clause does not.

    "Opened in 2013, it was closed in 2016": 2013 is not when it was closed.
    """
    left, right = claim.neighbours(value)
    near = (left | right) & claim.stems
    clauses = split_clauses(content)
    own = [clause for clause in clauses if any(clause.holds(each) for each in same)]
    if not own or any(clause.stems(content) & near for clause in own):
        return None
    told = (each for each in free for clause in clauses if clause.holds(each) and clause.stems(content) & near)
    return next(told, None)


def find_crossed(value: Value, claim: Content, same: Sequence[Value], content: Content) -> Value | None:
    """Return the figure that a passage gives with a name of the claim, where it gives the claim's with another name.

    "Exports to Norway rose by 25 per cent, while those to Denmark fell by 10": 25 per cent is not Denmark's.
    """
    if isinstance(value, Name):
        return None
    clauses = split_clauses(content)
    own = [clause for clause in clauses if any(clause.holds(each) for each in same)]
    for name in claim.names:
        with_name = [c for c in clauses if any(equal(name, each) and c.holds(each) for each in content.names)]
        if any(clause in own for clause in with_name):
            continue
        others = [each for clause in own for each in content.names if clause.holds(each) and alike(name, each)]
        if not others or any(equal(each, other) for each in claim.names for other in others):
            continue
        figures = [
            each
            for clause in with_name
            for each in content.values
            if clause.holds(each) and alike(value, each) and not any(equal(other, each) for other in claim.values)
        ]
        if figures:
            return figures[0]
    return None


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence, `[start, end)`."""

    start: int
    end: int

    def holds(self, value: Value) -> bool:
        """Tell whether a value stands in it."""
        return self.start <= value.start and value.end <= self.end

    def stems(self, content: Content) -> frozenset[str]:
        """Return the stems of its words."""
        return frozenset(t.stem for t in content.tokens if t.stem and self.start <= t.start and t.end <= self.end)


def split_clauses(content: Content) -> list[Clause]:
    """Return the stretches between marks and words that join statements."""
    covered = [(each.start, each.end) for each in content.values]
    breaks = [
        match.span() for match in JOINING.finditer(content.text) if not any(a <= match.start() < b for a, b in covered)
    ]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(content.text)]
    return [Clause(start, end) for start, end in zip(starts, ends, strict=True)]


def choose_other(value: Value, claim: Content, others: Sequence[Value], content: Content) -> Value | None:
    """Return the value that stands in the place of the claim's, by the words around; None for no other."""
    return max(others, key=lambda each: share_neighbours(value, claim, each, content), default=None)


def share_neighbours(value: Value, claim: Content, other: Value, content: Content) -> float:
    """Return how many neighbours a value of the claim and one of the evidence share."""
    return count_shared_neighbours(claim.neighbours(value), content.neighbours(other))


def differ(value: Value, found: str | None) -> Difference:
    """Return the difference between a value of the claim and what stands in its place."""
    return Difference(
        kind=kind_of(value),
        claimed=value.text,
        found=found,
        claimed_at=(value.start, value.end),
    )


def name_conflicts(claim: Content, evidence: Evidence) -> tuple[Difference, ...]:
    """Return where the claim and the evidence point opposite ways, once for each word of the claim.

    A denial reaches further words too: those that read alike on both sides are named only where no others are.
    """
    found = find_conflicts(claim.pointers, evidence.content.pointers)
    first = {conflict.claimed.start: conflict for conflict in reversed(found)}
    named = [
        Difference(
            kind="negation",
            claimed=show(claim, conflict.claimed.start, conflict.claimed.end),
            found=show(evidence.content, conflict.found.start, conflict.found.end),
            claimed_at=(conflict.claimed.start, conflict.claimed.end),
        )
        for _, conflict in sorted(first.items())
    ]
    return tuple(each for each in named if each.claimed != each.found) or tuple(named)


def show(content: Content, start: int, end: int) -> str:
    """Return a word with the two before it, where what denies it stands."""
    before = [token.start for token in content.tokens if token.end <= start][-2:]
    return content.text[before[0] if before else start : end]
