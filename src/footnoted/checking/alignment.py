"""A claim beside one piece of evidence: what is there, what differs, what is missing.

It owns the comparison value by value; it must not know how evidence was found, nor what verdict follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    differ. `lent` are the passages around that lent a value. `unfound` are differences for which nothing stands there.
    """

    evidence: Evidence
    differences: tuple[Difference, ...]
    covered: float
    covered_else: float
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
    differences: list[Difference] = []
    lent: list[Passage] = []
    found_weight = total_weight = 0.0
    for value in wanted:
        weight = WEIGHTS["country"] if isinstance(value, Name) and value.kind == "country" else WEIGHTS[kind_of(value)]
        total_weight += weight
        difference, lender = place(value, claim, wanted, evidence)
        if difference is None:
            found_weight += weight
            lent.extend([lender] if lender is not None else [])
        else:
            differences.append(difference)
    differences.extend(name_conflicts(claim, evidence))
    lost = total_weight - found_weight
    shared = evidence.share_stems(claim.stems)
    total = total_weight + len(claim.stems) or 1.0
    return Alignment(
        evidence=evidence,
        differences=tuple(differences),
        covered=(found_weight + shared) / total,
        covered_else=(found_weight + shared) / max(total - lost, 1.0),
        lent=tuple(dict.fromkeys(lent)),
    )


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
    """Return how a value of the claim differs, or None where it is there; and the passage around that lent it."""
    here = list(evidence.content.values)
    same = [each for each in here if equal(value, each)]
    others = [
        each for each in here if alike(value, each) and not any(equal(each_wanted, each) for each_wanted in wanted)
    ]
    if same:
        rival = find_rival(value, claim, same, here, evidence) or find_crossed(value, claim, same, evidence.content)
        if rival is not None:
            return differ(value, rival.text), None
        if isinstance(value, Date) and all(isinstance(s, Date) and value.lacks_year(s) for s in same):
            is_known = value.year in evidence.years
            return (None, None) if is_known else (differ(value, same[0].text), None)
        return None, None
    other = choose_other(value, claim, others, evidence.content)
    shared = share_neighbours(value, claim, other, evidence.content) if other is not None else 0.0
    if other is None or (shared < CLEARLY and (isinstance(value, Name))):
        for passage, content in evidence.lenders(value):
            if any(equal(value, each) for each in content.values):
                return None, passage
    return differ(value, other.text if other is not None and shared >= SLIGHTLY else None), None


def find_rival(
    value: Value, claim: Content, same: Sequence[Value], here: Sequence[Value], evidence: Evidence
) -> Value | None:
    """Return another figure of the passage that plays the part the claim gives to this one, if any clearly does."""
    if isinstance(value, Name):
        return None
    own = max(share_neighbours(value, claim, each, evidence.content) for each in same)
    # A value that the claim names elsewhere, and nearer to it, plays its own part there.
    rivals = [
        each
        for each in here
        if alike(value, each)
        and not equal(value, each)
        and not any(
            equal(other, each)
            and share_neighbours(other, claim, each, evidence.content)
            >= share_neighbours(value, claim, each, evidence.content)
            for other in claim.values
        )
    ]
    best = choose_other(value, claim, rivals, evidence.content)
    if best is None or share_neighbours(value, claim, best, evidence.content) < own + CLEARLY:
        return None
    return best


def is_taken_up(value: Value, evidence: Evidence) -> bool:
    """Tell whether a passage that points back speaks of a person whom the sentence before is about."""
    if not isinstance(value, Name) or value.kind == "country" or not evidence.points_back or not evidence.before:
        return False
    people = [each for each in evidence.before[0][1].names if each.kind != "country"]
    return bool(people) and value.equals(people[0])


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


def name_conflicts(claim: Content, evidence: Evidence) -> Iterable[Difference]:
    """Yield where the claim and the evidence point opposite ways, once for each word of the claim."""
    seen: set[int] = set()
    for conflict in find_conflicts(claim.pointers, evidence.content.pointers):
        if conflict.claimed.start in seen:
            continue
        seen.add(conflict.claimed.start)
        yield Difference(
            kind="negation",
            claimed=show(claim, conflict.claimed.start, conflict.claimed.end),
            found=show(evidence.content, conflict.found.start, conflict.found.end),
            claimed_at=(conflict.claimed.start, conflict.claimed.end),
        )


def show(content: Content, start: int, end: int) -> str:
    """Return a word with the two before it, where what denies it stands."""
    before = [token.start for token in content.tokens if token.end <= start][-2:]
    return content.text[before[0] if before else start : end]
