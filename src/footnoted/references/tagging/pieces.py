"""The stretches between commas and between full stops of a reference, and what each holds as a whole.

It owns where such a stretch ends and what is told of it; it must not know the labels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from footnoted.references.tagging.sights import Sight

__all__ = ["describe_pieces"]

# What tells a field when it stands anywhere in the stretch.
TELLING = [
    "place",
    "house",
    "periodical",
    "meeting",
    "within",
    "editor",
    "genre",
    "note",
    "volume",
    "page",
    "month",
    "edition",
    "translator",
]


def describe_pieces(sights: Sequence[Sight]) -> list[list[str]]:
    """Return, for every token, what its own piece and sentence hold, and the pieces before and behind."""
    names: list[list[str]] = [[] for _ in sights]
    for kind, ends in (("piece", ends_piece), ("sentence", ends_sentence)):
        stretches = divide(sights, ends)
        told = [summarize(sights[start:end]) for start, end in stretches]
        for n, (start, end) in enumerate(stretches):
            own = [f"{kind}:{each}" for each in told[n]]
            own.append(f"{kind}:index={min(n, 6)}")
            own.append(f"{kind}:left={min(len(stretches) - 1 - n, 4)}")
            before = [f"before {kind}:{each}" for each in (told[n - 1] if n else ["edge"])]
            behind = [f"behind {kind}:{each}" for each in (told[n + 1] if n + 1 < len(told) else ["edge"])]
            for i in range(start, end):
                inside = f"{kind}:at={min(i - start, 3)}", f"{kind}:to={min(end - 1 - i, 3)}"
                names[i] += [*own, *before, *behind, *inside, f"{kind}:leads={sights[start].word}"]
    return names


def divide(sights: Sequence[Sight], ends: Callable[[Sequence[Sight], int], bool]) -> list[tuple[int, int]]:
    """Return the stretches as `[start, end)` of tokens; together they are the whole reference."""
    edges = [0, *(i + 1 for i in range(len(sights) - 1) if ends(sights, i)), len(sights)]
    return [(start, end) for start, end in pairwise(edges) if start < end]


def ends_piece(sights: Sequence[Sight], i: int) -> bool:
    """Tell whether a comma, stop, colon or closing mark stands behind a token, or an opening one behind that."""
    return sights[i].closing[-1:] in set(',.:;?!)]”»"’') - {""} or sights[i + 1].opening != ""


def ends_sentence(sights: Sequence[Sight], i: int) -> bool:
    """Tell whether a full stop stands behind a token that is neither initials nor an abbreviation."""
    sight = sights[i]
    if sight.closing[-1:] in set('?!”»"') - {""}:
        return True
    if "." not in sight.closing or sight.case == "initial" or "." in sight.word:
        return False
    is_short = sight.case == "capital" and len(sight.word) <= 4
    is_known = {"editor", "volume", "page", "periodical", "meeting"} & set(sight.senses)
    return not (is_short or is_known) or (sights[i + 1].case in {"capital", "upper"} and not is_known and not is_short)


def summarize(stretch: Sequence[Sight]) -> list[str]:
    """Tell what a stretch holds: its length, how much of it is lower case, its numbers and telling words."""
    words = [sight for sight in stretch if sight.case]
    lower = sum(sight.case == "lower" and "function" not in sight.senses for sight in words)
    initials = sum(sight.case == "initial" for sight in words)
    names = [f"length={min(len(stretch), 12) // 2 if len(stretch) > 3 else -len(stretch)}"]
    names.append(f"lower={4 * lower // max(1, len(words))}" if lower else "lower=none")
    names.append(f"initials={4 * initials // max(1, len(words))}" if initials else "initials=none")
    names += [f"holds={number}" for number in dict.fromkeys(sight.number for sight in stretch) if number]
    held = {sense for sight in stretch for sense in sight.senses}
    return [*names, *(f"holds={sense}" for sense in TELLING if sense in held), f"closes={stretch[-1].closing}"]
