"""What is seen of each token of a reference: its word, shape, numbers, marks, senses, place and neighbours.

It owns what the labeller may go by; it must not know the labels.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from footnoted.references.marks import find_quotations
from footnoted.references.tagging.pieces import describe_pieces
from footnoted.references.tagging.sights import Sight, look_at
from footnoted.references.tagging.tokens import ADDRESS, Token

__all__ = ["observe"]

AROUND = (-2, -1, 1, 2)
MET_NUMBERS = ("year", "range", "issue")
MET_SENSES = ("within", "editor", "volume", "page", "note", "periodical", "house", "place", "meeting", "genre")
AHEAD_SENSES = ("within", "editor", "house", "place", "periodical", "volume", "page", "meeting")


def observe(text: str, tokens: Sequence[Token]) -> list[list[str]]:
    """Return what is seen of each token of a text, as names of what is so."""
    sights = [look_at(token.text) for token in tokens]
    parts = (
        [describe(sight, token) for sight, token in zip(sights, tokens, strict=True)],
        describe_quotations(text, tokens),
        follow(tokens, sights),
        describe_pieces(sights),
        describe_places(sights),
        [describe_neighbours(i, sights) for i in range(len(sights))],
    )
    return [["always", *chain.from_iterable(each)] for each in zip(*parts, strict=True)]


def describe(sight: Sight, token: Token) -> list[str]:
    """Describe a token by itself."""
    word, letters = sight.word, sum(char.isalpha() for char in token.text)
    is_plain = letters > 0 and not sight.number
    names = [f"shape={sight.shape}", f"closing={sight.closing}", f"opening={sight.opening}", f"number={sight.number}"]
    names += [f"sense={sense}" for sense in sight.senses]
    if is_plain:
        names += [f"word={word}", f"letters={min(letters, 12) // 3 if letters > 3 else -letters}"]
        names += [f"starts={word[:n]}" for n in (3, 4)] + [f"ends={word[-n:]}" for n in (2, 3, 4)]
        names.append(f"case={sight.case}")
    else:
        names.append(f"digits={sum(char.isdigit() for char in token.text)}")
    if ADDRESS.search(token.text):
        names.append("address")
    if token.is_joined:
        names.append("joined")
    return names


def describe_quotations(text: str, tokens: Sequence[Token]) -> list[list[str]]:
    """Tell where each token stands to the quotations: in one, at its edges, behind one, or with one still to come."""
    pairs = find_quotations(text)
    described = []
    for token in tokens:
        inside = next((pair for pair in pairs if pair[0] < token.end and token.start < pair[1]), None)
        behind = sum(end <= token.start for _, end in pairs)
        names = [f"quotations behind={min(behind, 2)}", f"quotations ahead={min(len(pairs) - behind, 2)}"]
        if inside is not None:
            opens, closes = token.start <= inside[0], inside[1] <= token.end
            names.append(f"quoted={'opens' if opens else ''}{'closes' if closes else ''}")
        described.append(names)
    return described


def follow(tokens: Sequence[Token], sights: Sequence[Sight]) -> list[list[str]]:
    """Follow brackets, years, volumes and telling words through the reference: what was met before a token."""
    states = []
    bracketed = False
    met: dict[str, int] = {}
    for i, (token, sight) in enumerate(zip(tokens, sights, strict=True)):
        bracketed = bracketed or token.text[:1] in "(["
        names = [f"bracketed={bracketed}", *(f"met={kind}{min(i - at, 3)}" for kind, at in met.items())]
        names.append("met:" + "+".join(sorted(kind for kind in met if kind in {"year", "within", "volumed"})))
        states.append(names)
        bracketed = bracketed and not re.search(r"[)\]]", token.text)
        for kind in MET_NUMBERS:
            if sight.number == kind:
                met["year" if kind == "year" else "volumed"] = i
        met.update((sense, i) for sense in MET_SENSES if sense in sight.senses)
    return states


def describe_places(sights: Sequence[Sight]) -> list[list[str]]:
    """Tell where in the reference each token stands, and what still comes behind it."""
    count = len(sights)
    last = {kind: i for i, sight in enumerate(sights) for kind in (sight.number, *sight.senses)}
    stops = [i for i, sight in enumerate(sights) if sight.closing and sight.closing[-1] in ".,:;?!)”"]
    described = []
    for i in range(count):
        names = [f"tenth={10 * i // count}", f"first={min(i, 4)}", f"last={min(count - 1 - i, 4)}"]
        names += [f"ahead={kind}" for kind in (*MET_NUMBERS, *AHEAD_SENSES) if last.get(kind, -1) > i]
        at = bisect_left(stops, i)
        stop = stops[at] - i if at < len(stops) else 9
        described.append([*names, f"stop={min(stop, 9)}"])
    return described


def describe_neighbours(i: int, sights: Sequence[Sight]) -> list[str]:
    """Describe what stands two tokens to either side."""
    names = []
    for offset in AROUND:
        at = i + offset
        if not 0 <= at < len(sights):
            names.append(f"{offset}:edge")
            continue
        near = sights[at]
        names += [f"{offset}:shape={near.shape}", f"{offset}:closing={near.closing}", f"{offset}:number={near.number}"]
        names += [f"{offset}:sense={sense}" for sense in near.senses]
        if abs(offset) == 1 and not near.number:
            names.append(f"{offset}:word={near.word}")
    if i:
        before = sights[i - 1]
        names.append(f"-1closing+shape={before.closing}|{sights[i].shape}")
        names.append(f"-1shape+shape={before.shape}|{sights[i].shape}")
        names.append(f"-1number+number={before.number}|{sights[i].number}")
    if i + 1 < len(sights):
        names.append(f"shape+1shape={sights[i].shape}|{sights[i + 1].shape}")
    return names
