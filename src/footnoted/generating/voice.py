"""In whose voice a claim speaks: it says neither "I" nor outright what its passage only quotes, or orders to be said.

It owns the comparison of voices; whether somebody is said to say something is `wording`'s to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnoted.checking.quoting import read_quotations
from footnoted.checking.speaking import ACCORDING, SAYING
from footnoted.checking.words import Token
from footnoted.generating.ground import Ground, Objection

__all__ = ["object_to_voice"]

# Whoever says these speaks for themselves or to the reader.
SPEAKING = "i me my mine myself we us our ours ourselves you your yours yourself yourselves"
PERSONS = frozenset(SPEAKING.split())
# Words of meaning that a passage has beside what it quotes; one that has fewer is the quotation itself.
FEWEST_OUTSIDE = 2
# By these a text tells its reader to say something, or somebody in it does: what stands behind is said by nobody yet.
ORDERING = "ignore disregard forget say answer reply respond call write repeat add tell pretend reveal deny insert"
ORDERS = frozenset(ORDERING.split())
# Words and marks behind which a clause begins.
BEGINNING = re.compile(r"(?:^|[.:;!?\"'“”‘’)\]}>|]|\b(?:and|or|then|please|to))\s*$", re.IGNORECASE)
NOT_WORDS = re.compile(r"[\W_]+")


def object_to_voice(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield the persons of a claim that its passage does not have, and the claim where the passage only quotes it."""
    for token in claim.content.tokens:
        if token.bare in PERSONS and token.bare not in passage.words:
            yield Objection("words", token.text)
    if ACCORDING.search(claim.text) or any(token.stem in SAYING for token in claim.content.tokens):
        return
    if not read_quotations(claim.text) and is_only_quoted(claim, passage):
        yield Objection("certainty", "")
    if (order := find_order(passage)) and is_only_ordered(claim, passage, order):
        yield Objection("certainty", order.text)


def is_only_quoted(claim: Ground, passage: Ground) -> bool:
    """Tell whether the whole of a claim stands in a quotation of the passage, which says something else beside."""
    words = NOT_WORDS.sub("", claim.text).casefold()
    for start, end in read_quotations(passage.text):
        outside = [t for t in passage.content.tokens if t.stem and not start <= t.start < end]
        if len(outside) >= FEWEST_OUTSIDE and words in NOT_WORDS.sub("", passage.text[start:end]).casefold():
            return True
    return False


def find_order(passage: Ground) -> Token | None:
    """Return the first word of a passage that begins a clause and tells to say something."""
    for token in passage.content.tokens:
        if token.bare in ORDERS and BEGINNING.search(passage.text[: token.start]):
            return token
    return None


def is_only_ordered(claim: Ground, passage: Ground, order: Token) -> bool:
    """Tell whether a claim says outright what mostly stands behind an order, and does not speak of the order."""
    if order.stem in claim.stems or order.bare in claim.words:
        return False
    outright = {token.stem for token in passage.content.tokens if token.stem and token.end <= order.start}
    ordered = {token.stem for token in passage.content.tokens if token.stem and token.start >= order.end}
    said = {token.stem for token in claim.content.tokens if token.stem}
    return len(said & ordered - outright) > len(said & outright)
