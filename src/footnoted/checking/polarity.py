"""Which way words point: said or denied, up or down, for or against.

It owns negation and opposites; it must not know what is said of which thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnoted.checking.words import Token, count_shared_neighbours, list_neighbours, stem_of

__all__ = ["Conflict", "Pointer", "find_conflicts", "find_pointers"]

DENYING = (
    "not no never none nobody nothing neither nor without cannot hardly scarcely barely rarely seldom little few lack "
    "lacks lacked lacking fail fails failed failing refuse refuses refused refusing absence deny denies denied"
)
DENIALS = frozenset(DENYING.split())
# "not only", "not least": nothing is denied. "a little", "a few" say that there is some.
NO_DENIAL_BEFORE = frozenset(("only", "just", "merely", "least", "simply", "solely", "necessarily"))
SOFTENED = frozenset(("little", "few"))
# A denial reaches so many words of meaning, and not past the end of its clause.
REACH = 2
CLAUSE_END = re.compile(r"[,;:()–—!?]|\.(?=\s|$)")
CLAUSE_WORDS = frozenset(
    ("but", "while", "although", "though", "whereas", "because", "despite", "and", "which", "who", "that", "if")
)
DENYING_PREFIX = re.compile(r"^(?:un|in|im|ir|il|dis|non-?)(?P<rest>\w{4,})$")
# Opposites: what stands on one side is denied by what stands on the other.
OPPOSITES: tuple[tuple[str, str], ...] = (
    (
        "rise rose risen increase grow grew grown gain climb higher surge exceed surpass upward growth expand",
        "fall fell fallen decrease decline drop lower shrink shrank plummet below downward decline contract reduce",
    ),
    ("strengthen improve improvement better stronger", "weaken worsen deteriorate worse weaker undermine"),
    ("support favour favor endorse approve back welcome agree", "oppose reject resist criticize criticise condemn"),
    ("accept allow permit", "reject refuse ban prohibit forbid bar"),
    ("begin began begun start open resume launch", "end stop close suspend halt cease abandon discontinue"),
    ("win won victory", "lose lost defeat"),
    ("before prior earlier", "after later following"),
    ("majority most", "minority"),
    ("largest biggest highest greatest best", "smallest lowest least worst"),
    ("great considerable significant substantial much large major", "little negligible insignificant small minor"),
    ("success succeed successful", "failure fail unsuccessful"),
    ("include", "exclude"),
    ("progressive left-leaning left-wing liberal", "conservative right-leaning right-wing"),
    ("export", "import"),
    ("join enter", "leave withdraw quit"),
    ("continuity continue maintain", "change depart divergence"),
    ("always", "never"),
    ("buy bought purchase", "sell sold"),
    ("more", "fewer less"),
    ("hard hawkish hardline", "soft softer dovish"),
    ("warm", "cold frosty cool"),
    ("positive positively", "negative negatively"),
)
SIDE = {
    stem_of(word): (f"opposites {number}", side)
    for number, pair in enumerate(OPPOSITES)
    for side, words in ((1, pair[0]), (-1, pair[1]))
    for word in words.split()
    if stem_of(word)
}


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word that points one way: what it is about, the way (1 or -1), where it stands and what stands near."""

    matter: str
    way: int
    start: int
    end: int
    near: tuple[frozenset[str], frozenset[str]]
    is_opposite: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """A word of the claim and a word of the passage that point opposite ways about the same."""

    claimed: Pointer
    found: Pointer


def find_pointers(text: str, tokens: Sequence[Token], names: Sequence[tuple[int, int]]) -> tuple[Pointer, ...]:
    """Return the words that point, by themselves or by what denies them; `names` point nowhere."""
    denied = mark_denied(text, tokens, names)
    return tuple(
        pointer
        for token in tokens
        if token.stem and not is_within(token, names)
        for pointer in read_pointers(token, tokens, -1 if denied[token.start] % 2 else 1)
    )


def read_pointers(token: Token, tokens: Sequence[Token], way: int) -> Iterator[Pointer]:
    """Yield what a word points at: itself, what it is the denial of, and the pair of opposites it belongs to."""
    near = list_neighbours(tokens, token.start, token.end)
    yield Pointer(token.stem, way, token.start, token.end, near, is_opposite=False)
    if match := DENYING_PREFIX.match(token.bare):
        yield Pointer(stem_of(match["rest"]), -way, token.start, token.end, near, is_opposite=False)
    if token.stem in SIDE:
        matter, side = SIDE[token.stem]
        yield Pointer(matter, side * way, token.start, token.end, near, is_opposite=True)


def mark_denied(text: str, tokens: Sequence[Token], names: Sequence[tuple[int, int]]) -> defaultdict[int, int]:
    """Return how often each word, by its start, is denied."""
    denied: defaultdict[int, int] = defaultdict(int)
    for place, token in enumerate(tokens):
        if not is_denial(tokens, place):
            continue
        reached, before = 0, token
        for following in tokens[place + 1 :]:
            between = text[before.end : following.start]
            if reached == REACH or CLAUSE_END.search(between) or (reached and following.bare in CLAUSE_WORDS):
                break
            before = following
            if following.stem and not is_within(following, names):
                denied[following.start] += 1
                reached += 1
        # "Work is not done.": what is denied stands before, where nothing that means anything follows.
        if not reached:
            earlier = [each for each in tokens[:place] if each.stem and not is_within(each, names)][-REACH:]
            for each in earlier:
                denied[each.start] += not CLAUSE_END.search(text[each.end : token.start])
    return denied


def is_denial(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the word at a place denies what follows."""
    word = tokens[place].bare
    behind = tokens[place + 1].bare if place + 1 < len(tokens) else ""
    before = tokens[place - 1].bare if place else ""
    if word.endswith("n't") or word in ("dont", "didnt", "isnt", "wasnt", "wont"):
        return True
    return word in DENIALS and behind not in NO_DENIAL_BEFORE and not (word in SOFTENED and before == "a")


def is_within(token: Token, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a word stands in one of the places."""
    return any(start < token.end and token.start < end for start, end in places)


def find_conflicts(claimed: Sequence[Pointer], found: Sequence[Pointer]) -> tuple[Conflict, ...]:
    """Return the words of a claim that point one way where the word of a passage about the same points the other.

    Of several such words that one counts which shares most neighbours with the claim's; where words that point either
    way share as many, nothing is told.
    """
    conflicts: list[Conflict] = []
    for pointer in claimed:
        alike = {
            each: count_shared_neighbours(pointer.near, each.near) for each in found if each.matter == pointer.matter
        }
        most = max(alike.values(), default=0.0)
        nearest = [each for each, shared in alike.items() if shared == most]
        if most >= needed_neighbours(pointer) and all(each.way != pointer.way for each in nearest):
            conflicts.append(Conflict(pointer, nearest[0]))
    return tuple(conflicts)


def needed_neighbours(pointer: Pointer) -> float:
    """Return how many neighbours two words share that speak of the same: a tariff that falls is no export that rises.

    Of one word half a neighbour will do, two on the other side.
    """
    return 2.0 if pointer.is_opposite else 0.25
