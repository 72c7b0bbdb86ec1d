"""In whose voice a claim speaks: a paper is told of, so a claim says neither "I" nor what the paper only quotes.

It owns the comparison of voices; whether somebody is said to say something is `wording`'s to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnoted.checking.quoting import read_quotations
from footnoted.checking.speaking import ACCORDING, SAYING
from footnoted.generating.ground import Ground, Objection

__all__ = ["object_to_voice"]

# Whoever says these speaks for themselves or to the reader.
SPEAKING = "i me my mine myself we us our ours ourselves you your yours yourself yourselves"
PERSONS = frozenset(SPEAKING.split())
# Words of meaning that a passage has beside what it quotes; one that has fewer is the quotation itself.
FEWEST_OUTSIDE = 2
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


def is_only_quoted(claim: Ground, passage: Ground) -> bool:
    """Tell whether the whole of a claim stands in a quotation of the passage, which says something else beside."""
    words = NOT_WORDS.sub("", claim.text).casefold()
    for start, end in read_quotations(passage.text):
        outside = [t for t in passage.content.tokens if t.stem and not start <= t.start < end]
        if len(outside) >= FEWEST_OUTSIDE and words in NOT_WORDS.sub("", passage.text[start:end]).casefold():
            return True
    return False
