"""Whether a claim gives a value, or a part in what happens, to whom the passage gives it.

It owns the comparison of what stands beside a value, and of who stands before and behind a verb; it must not know
whether the values are there at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from footnoted.checking.alignment import JOINING, alike
from footnoted.checking.content import Content, Value
from footnoted.checking.dates import Date
from footnoted.checking.names import Name
from footnoted.checking.numbers import Number
from footnoted.checking.words import Token
from footnoted.generating.ground import Ground, Objection, ObjectionKind
from footnoted.generating.values import says_same

__all__ = ["object_to_pairing"]

# Words of meaning on either side that tell what a value is of; the nearer, the more.
NEAR = 4
# Another value of the passage plays the claim's part where what stands beside it fits so much better.
CLEARLY = 0.75
# Behind these a doer follows: "was visited by".
PASSIVE = re.compile(r"\bby\b", re.IGNORECASE)
KINDS: dict[type, ObjectionKind] = {Number: "number", Date: "date", Name: "roles"}


def object_to_pairing(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield the values of a claim in whose place the passage has another one, and names whose parts are exchanged."""
    for value in claim.content.values:
        same = [each for each in passage.content.values if says_same(value, each)] or find_unread(value, passage)
        others = [each for each in passage.content.values if can_replace(value, each) and each not in same]
        if same and others:
            own = max(fit(value, each, claim.content, passage.content) for each in same)
            best = max(fit(value, each, claim.content, passage.content) for each in others)
            if best >= own + CLEARLY:
                yield Objection(KINDS[type(value)], value.text)
    yield from object_to_roles(claim, passage)


def can_replace(value: Value, other: Value) -> bool:
    """Tell whether another value can stand in the place of a claim's: a name any name, a figure one of its kind."""
    if isinstance(value, Name):
        return isinstance(other, Name) and not says_same(value, other) and not says_same(other, value)
    return alike(value, other)


def find_unread(value: Value, passage: Ground) -> list[Value]:
    """Return a name where it stands in a passage without being known for one: at the start of a sentence, say."""
    if not isinstance(value, Name):
        return []
    return [
        replace(value, text=token.text, start=token.start, end=token.end)
        for token in passage.content.tokens
        if token.bare in value.words
    ]


def fit(value: Value, other: Value, claim: Content, passage: Content) -> float:
    """Return how well what stands beside a value of a claim fits what stands beside one of the passage.

    The word right before and the one right behind count one each where they are the same; a word of meaning nearby
    counts by how near it is to both, on whichever side.
    """
    before, behind = list_beside(value, claim)
    other_before, other_behind = list_beside(other, passage)
    score = sum(
        0.5
        for one, two in ((before, other_before), (behind, other_behind))
        if one and two and one[0].bare == two[0].bare
    )
    near, other_near = weigh_stems(before, behind), weigh_stems(other_before, other_behind)
    return score + sum(min(weight, other_near[stem]) for stem, weight in near.items() if stem in other_near)


def list_beside(value: Value, content: Content) -> tuple[list[Token], list[Token]]:
    """Return the words before a value and those behind it, the nearest first."""
    before = [token for token in content.tokens if token.end <= value.start]
    return before[::-1], [token for token in content.tokens if token.start >= value.end]


def weigh_stems(*sides: Sequence[Token]) -> dict[str, float]:
    """Return the stems nearest to a value, each by how near it stands."""
    weights: dict[str, float] = {}
    for side in sides:
        stems = [token.stem for token in side if token.stem][:NEAR]
        for place, stem in enumerate(stems, start=1):
            weights[stem] = max(weights.get(stem, 0.0), 1 / place)
    return weights


def object_to_roles(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield a name that does in the claim to another what in the passage the other does to it.

    That is so where the two stand the other way round everywhere in the passage, with the same word of meaning between
    them, unless one of the two sentences has "by" between them and the other has not.
    """
    for first, second in combinations(sorted(claim.content.names, key=lambda name: name.start), 2):
        between = stems_between(claim.content, first.end, second.start)
        if not between or says_same(first, second) or JOINING.search(claim.text, first.end, second.start):
            continue
        orders = list(find_orders(first, second, between, passage.content))
        is_passive = PASSIVE.search(claim.text, first.end, second.start) is not None
        if orders and not any(is_same == (passive == is_passive) for is_same, passive in orders):
            yield Objection("roles", f"{first.text}, {second.text}")


def find_orders(first: Name, second: Name, between: frozenset[str], passage: Content) -> Iterator[tuple[bool, bool]]:
    """Yield for each place where two names stand around a shared word: whether in the same order, whether by "by"."""
    for one in passage.names:
        for two in passage.names:
            if one.end > two.start or not between & stems_between(passage, one.end, two.start):
                continue
            if JOINING.search(passage.text, one.end, two.start):
                continue
            passive = PASSIVE.search(passage.text, one.end, two.start) is not None
            if says_same(first, one) and says_same(second, two):
                yield True, passive
            elif says_same(first, two) and says_same(second, one):
                yield False, passive


def stems_between(content: Content, start: int, end: int) -> frozenset[str]:
    """Return the stems of the words between two places."""
    return frozenset(t.stem for t in content.tokens if t.stem and start <= t.start and t.end <= end)
