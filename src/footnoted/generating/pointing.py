"""Which way a claim's words point beside a passage's: said or denied, up or down, certain or possible, all or some.

It owns the comparison word by word; what denies and what is opposite is `checking.polarity`'s to know.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from footnoted.checking.polarity import NO_DENIAL_BEFORE, SIDE, Pointer, is_denial
from footnoted.checking.words import Token, count_shared_neighbours, stem_of
from footnoted.generating.ground import Ground, Objection

__all__ = ["object_to_certainty", "object_to_exchange", "object_to_pointing", "object_to_relations"]

# Words by which a passage says that something is only possible, wanted, or said by others.
POSSIBLE = (
    "may might could would should can possibly perhaps potentially reportedly allegedly likely unlikely probably seems "
    "seem seemed appears appear appeared if unless whether"
)
HEDGES = frozenset(POSSIBLE.split())
DIRECTIONS = {f"{word}{ending}": word for word in ("north", "south", "east", "west") for ending in ("", "ern")}
# Small words that say the contrary of one another of the word that they stand before, and how far before it.
OPPOSED = (
    ("before prior preceding", "after following"), ("with", "without"), ("from", "to into"), ("above", "below"),
    ("until", "since"), ("for", "against"), ("inside within", "outside beyond"),
)  # fmt: skip
RELATIONS = {word: (n, side) for n, pair in enumerate(OPPOSED) for side in pair for word in side.split()}
NEXT = 4
# Words of meaning on either side of a denial that go with it.
BESIDE = 2
# A hedge reaches so many words of meaning, within its clause.
REACH = 3
CLAUSE_END = re.compile(r"[,;:()–—!?]|\.(?=\s|$)")
# Words that say how much or how surely, in groups that mean the same; a claim brings none that its passage lacks.
STRENGTHS = tuple(
    frozenset(group.split())
    for group in (
        "all every each entire entirely whole wholly full fully complete completely total totally",
        "always constantly invariably",
        "only sole solely exclusively exclusive just merely simply alone",
        "most majority mostly mainly largely primarily chiefly predominantly",
        "many numerous",
        "few hardly barely scarcely rarely seldom",
        "half", "both", "none nobody nothing", "neither nor", "twice double doubled", "triple tripled",
        "never", "must obliged required", "certain certainly definitely undoubtedly surely", "will shall",
        "immediately instantly", "permanently forever", "secretly", "massively dramatically drastically",
        "first", "last", "best", "worst", "largest biggest", "smallest", "highest", "lowest",
        "more", "less", "fewer", "least", "not-only not-just not-merely not-simply not-solely", "not-least",
        "not-necessarily", "before prior ahead preceding earlier", "after following later subsequently afterwards",
        "without", "against", "except", "until",
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
    expected = count_expected(claim, passage)
    if expected > sum(is_denial(claim.content.tokens, place) for place in range(len(claim.content.tokens))):
        yield Objection("negation", "")
    for start in denied:
        own = [pointer for pointer in claim.content.pointers if pointer.start == start]
        if not any(each.way == pointer.way for pointer in own for each in by_matter.get(pointer.matter, [])):
            yield Objection("negation", claim.text[own[0].start : own[0].end])


def count_expected(claim: Ground, passage: Ground) -> int:
    """Return how many denials of a passage a claim should have, for it has all the words beside them."""
    tokens = passage.content.tokens
    denials = [place for place in range(len(tokens)) if is_denial(tokens, place)]
    telling = [place for place, token in enumerate(tokens) if token.stem and place not in denials]
    expected = 0
    for denial in denials:
        before = [tokens[place].stem for place in telling if place < denial][-BESIDE:]
        behind = [tokens[place].stem for place in telling if place > denial][:BESIDE]
        expected += bool(before and behind) and {*before, *behind} <= claim.stems
    return expected


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
    said, there = list_strengths(claim), list_strengths(passage)
    for group in STRENGTHS:
        if group & said and not group & there:
            yield Objection("certainty", min(group & said))
    possible, certain = split_by_hedges(passage.content.tokens, passage.text)
    claimed_possible, claimed_certain = split_by_hedges(claim.content.tokens, claim.text)
    for stem in claimed_certain & (possible - certain) - claimed_possible:
        yield Objection("certainty", stem)


def list_strengths(ground: Ground) -> frozenset[str]:
    """Return the words of a text, "not only" and the like as one: it says the contrary of "only"."""
    tokens = ground.content.tokens
    pairs = [(one, other) for one, other in pairwise(tokens) if one.bare == "not" and other.bare in NO_DENIAL_BEFORE]
    inside = {token.start for pair in pairs for token in pair}
    plain = {part for token in tokens if token.start not in inside for part in (token.bare, *token.bare.split("-"))}
    return frozenset({*plain, *(f"not-{other.bare}" for _, other in pairs)})


def object_to_exchange(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield the words that a claim has oftener than its passage where one of a pair may stand in the other's place."""
    said, there = count_exchangeable(claim), count_exchangeable(passage)
    for word, count in said.items():
        if count > there[word] and any(there[other] > said[other] for other in there if other[0] == word[0]):
            yield Objection("negation", word[1])


def object_to_relations(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield the small words of a claim before a word where the passage has but the contrary: "before his election"."""
    there = list_relations(passage)
    for (stem, matter), sides in list_relations(claim).items():
        found = there.get((stem, matter))
        if found and not sides & found:
            yield Objection("negation", f"{min(sides)} {stem}")


def list_relations(ground: Ground) -> dict[tuple[str, int], frozenset[str]]:
    """Return the small words before each word of meaning, by that word and by what they are opposites in."""
    tokens = ground.content.tokens
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for place, token in enumerate(tokens):
        if token.bare in RELATIONS:
            following = next((each.stem for each in tokens[place + 1 : place + 1 + NEXT] if each.stem), "")
            matter, side = RELATIONS[token.bare]
            if following:
                found[following, matter].add(side)
    return {key: frozenset(sides) for key, sides in found.items()}


def count_exchangeable(ground: Ground) -> Counter[tuple[str, str]]:
    """Return how often each word stands in a text that is one of opposites, by what they are opposites in."""
    counts: Counter[tuple[str, str]] = Counter()
    for token in ground.content.tokens:
        for part in dict.fromkeys((token.bare, *token.bare.split("-"))):
            stem = stem_of(part)
            if stem in SIDE:
                counts[SIDE[stem][0], f"{SIDE[stem][1]:+d}"] += 1
            elif part in DIRECTIONS:
                counts["direction", DIRECTIONS[part]] += 1
    return counts


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
