"""Which way a claim's words point beside a passage's: said or denied, up or down, certain or possible, all or some.

It owns the comparison word by word; what denies and what is opposite is `checking.polarity`'s to know.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from footnoted.checking.polarity import Pointer
from footnoted.checking.words import Token, count_shared_neighbours
from footnoted.generating.ground import Ground, Objection

__all__ = ["object_to_certainty", "object_to_pointing"]

# Words by which a passage says that something is only possible, wanted, or said by others.
POSSIBLE = (
    "may might could would should can possibly perhaps potentially reportedly allegedly likely unlikely probably seems "
    "seem seemed appears appear appeared if unless whether"
)
HEDGES = frozenset(POSSIBLE.split())
# A hedge reaches so many words of meaning, within its clause.
REACH = 3
CLAUSE_END = re.compile(r"[,;:()–—!?]|\.(?=\s|$)")
# Words that say how much or how surely, in groups that mean the same; a claim brings none that its passage lacks.
STRENGTHS = tuple(
    frozenset(group.split())
    for group in (
        "all every each entire entirely whole wholly full fully complete completely total totally",
        "always constantly invariably",
        "only sole solely exclusively exclusive just merely alone",
        "most majority mostly mainly largely primarily chiefly predominantly",
        "many numerous",
        "few hardly barely scarcely rarely seldom",
        "half", "both", "none nobody nothing", "neither nor", "twice double doubled", "triple tripled",
        "never", "must obliged required", "certain certainly definitely undoubtedly surely", "will shall",
        "immediately instantly", "permanently forever", "secretly", "massively dramatically drastically",
        "first", "last", "best", "worst", "largest biggest", "smallest", "highest", "lowest",
        "more", "less", "fewer", "without",
    )
)  # fmt: skip


def object_to_pointing(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield the words of a claim that point one way where the passage's nearest about the same point the other.

    What a claim denies must be denied in the passage as well, or be said there by an opposite.
    """
    by_matter: defaultdict[str, list[Pointer]] = defaultdict(list)
    for pointer in passage.content.pointers:
        by_matter[pointer.matter].append(pointer)
    denied = {p.start for p in claim.content.pointers if not p.is_opposite and p.way < 0}
    for pointer in claim.content.pointers:
        there = by_matter.get(pointer.matter, [])
        if pointer.is_opposite and any(p.way == 1 for p in by_matter.get(stem_at(claim, pointer), [])):
            continue
        if there and all(each.way != pointer.way for each in find_nearest(pointer, there)):
            yield Objection("negation", claim.text[pointer.start : pointer.end])
    for start in denied:
        own = [pointer for pointer in claim.content.pointers if pointer.start == start]
        if not any(each.way == pointer.way for pointer in own for each in by_matter.get(pointer.matter, [])):
            yield Objection("negation", claim.text[own[0].start : own[0].end])


def stem_at(claim: Ground, pointer: Pointer) -> str:
    """Return the stem of the word that a pointer of opposites is."""
    return next((token.stem for token in claim.content.tokens if token.start == pointer.start), "")


def find_nearest(pointer: Pointer, there: Sequence[Pointer]) -> list[Pointer]:
    """Return those of a passage's words that share most neighbours with a claim's."""
    shared = {each: count_shared_neighbours(pointer.near, each.near) for each in there}
    most = max(shared.values())
    return [each for each, count in shared.items() if count == most]


def object_to_certainty(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield the words of a claim that say more, or more surely, than the passage does."""
    words = [token.bare for token in claim.content.tokens]
    for group in STRENGTHS:
        said = next((word for word in words if word in group), None)
        if said is not None and not group & passage.words:
            yield Objection("certainty", said)
    possible, certain = split_by_hedges(passage.content.tokens, passage.text)
    claimed_possible, claimed_certain = split_by_hedges(claim.content.tokens, claim.text)
    for stem in claimed_certain & (possible - certain) - claimed_possible:
        yield Objection("certainty", stem)


def split_by_hedges(tokens: Sequence[Token], text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of a text that stand behind a word of possibility, and those that stand behind none."""
    hedged: set[int] = set()
    for place, token in enumerate(tokens):
        if token.bare not in HEDGES:
            continue
        reached, before = 0, token
        for following in tokens[place + 1 :]:
            if reached == REACH or CLAUSE_END.search(text[before.end : following.start]):
                break
            before = following
            if following.stem:
                hedged.add(following.start)
                reached += 1
    possible = frozenset(token.stem for token in tokens if token.stem and token.start in hedged)
    return possible, frozenset(token.stem for token in tokens if token.stem and token.start not in hedged)
