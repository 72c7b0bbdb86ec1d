"""Whether the words of a claim are the passage's own, near one another as they are there, and said by whom it says.

It owns which words a claim may bring of itself; it must not know values, nor which way words point.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from footnoted.checking.polarity import SIDE
from footnoted.checking.speaking import ACCORDING, SAYING
from footnoted.checking.words import Token
from footnoted.generating.ground import Ground, Objection
from footnoted.generating.synonyms import GROUP_OF, LIGHT

__all__ = ["object_to_reporting", "object_to_words"]

# Words of one family begin alike: economy, economic; threat, threaten.
FAMILY = 5
# As near as this are, of single words, those that mean the same and next to none that do not.
SYNONYMS = 0.85
# Of the pairs of words that stand side by side in a claim so many stand near each other in the passage.
TOGETHER = 0.6
NEAR = 5

Likeness = Callable[[str, str], float]


def object_to_words(claim: Ground, passage: Ground, likeness: Likeness) -> Iterator[Objection]:
    """Yield the words of a claim that a passage does not have, and the claim where it puts its words together anew.

    `likeness` is the cosine of two words or sentences by the embedding model.
    """
    own = [token for token in claim.content.tokens if token.stem and token.stem not in LIGHT | SAYING]
    foreign = [token for token in own if not is_said(token, claim, passage, likeness)]
    for token in foreign:
        yield Objection("words", token.text)
    repeated = Counter(token.stem for token in own if token.stem in passage.stems and not is_value(token, claim))
    there = Counter(part for token in passage.content.tokens for part in {token.stem, *token.stem.split()})
    for stem, count in repeated.items():
        if count > there[stem]:
            yield Objection("words", stem)
    if not foreign and share_together(own, passage) < TOGETHER:
        yield Objection("words", "")


def is_said(token: Token, claim: Ground, passage: Ground, likeness: Likeness) -> bool:
    """Tell whether a word of a claim, or one that means the same, stands in a passage."""
    if is_value(token, claim):
        return True  # held against the passage as such
    parts = token.stem.split()
    if token.stem in passage.stems or token.bare in passage.words or all(part in passage.stems for part in parts):
        return True
    if token.stem in GROUP_OF and any(GROUP_OF.get(stem) == GROUP_OF[token.stem] for stem in passage.stems):
        return True
    if token.stem in SIDE and any(SIDE.get(stem) == SIDE[token.stem] for stem in passage.stems):
        return True
    if any(is_of_family(token.bare, word) for word in passage.words):
        return True
    return any(likeness(token.bare, each.bare) >= SYNONYMS for each in passage.content.tokens if each.stem)


def is_value(token: Token, claim: Ground) -> bool:
    """Tell whether a word belongs to a number, date or name of a claim."""
    return any(value.start <= token.start < value.end for value in claim.content.values)


def is_of_family(word: str, other: str) -> bool:
    """Tell whether two words begin alike for most of the shorter one, as words of one root do."""
    shorter, longer = sorted((word, other), key=len)
    shared = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shared >= FAMILY and shared >= len(shorter) - 3 and len(longer) - shared <= 6


def share_together(own: Sequence[Token], passage: Ground) -> float:
    """Return the share of a claim's neighbouring words that stand near each other in the passage; 1.0 for no pair."""
    places: dict[str, list[int]] = {}
    telling = [token for token in passage.content.tokens if token.stem]
    for place, token in enumerate(telling):
        for name in {token.stem, *token.stem.split()}:
            places.setdefault(name, []).append(place)
    pairs = [
        (places[one.stem], places[other.stem])
        for one, other in pairwise(own)
        if one.stem in places and other.stem in places and one.stem != other.stem
    ]
    near = sum(any(abs(a - b) <= NEAR for a in first for b in second) for first, second in pairs)
    return near / len(pairs) if pairs else 1.0


THAT = re.compile(r"\bthat\b", re.IGNORECASE)
# So far behind a verb of saying stands the "that" that belongs to it.
REACH = 3


def object_to_reporting(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield the claim where the passage only tells that somebody says so, and the claim says it outright."""
    if ACCORDING.search(claim.text) or any(token.stem in SAYING for token in claim.content.tokens):
        return
    tokens = passage.content.tokens
    opening = None
    for place, token in enumerate(tokens):
        if token.stem in SAYING and any(THAT.fullmatch(each.text) for each in tokens[place + 1 : place + 1 + REACH]):
            opening = token
            break
    if opening is None:
        return
    outright = {token.stem for token in tokens if token.stem and token.end <= opening.start}
    reported = {token.stem for token in tokens if token.stem and token.start >= opening.end}
    said = {token.stem for token in claim.content.tokens if token.stem} & (outright | reported)
    if said and len(said & reported - outright) > len(said & outright):
        yield Objection("certainty", opening.text)
