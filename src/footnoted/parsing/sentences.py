"""Where sentences begin and end in clean words.

It owns sentence boundaries: `pysbd` proposes them, and the rules below mend what scholarly prose breaks.
It must not know about spans or paragraphs.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

__all__ = ["split_sentences"]

# So many characters before a boundary show what stands there.
CONTEXT = 32
CLOSERS = "’”'\"»)]"
# A stop inside closing quotes ends the sentence when a capital follows: "…of the U.S.' Thus, …".
QUOTED_STOP = re.compile(r"[.!?][’”'\"»]+\s+(?=[‘“'\"«(\[]?[A-Z])")
# "…?' asked Lee" goes on; a verb of saying among the next words shows it.
SAYING = re.compile(r"(?:\S+\s+){0,3}(?:said|says|asked|asks|added|wrote|argued|replied|told)\b")
# No boundary behind the initial of an author ("Kim, J.", "Lee J-M."), or these abbreviations, whatever follows.
INITIAL = re.compile(r"(?:,\s(?:[A-Z]\.[\s-]?)*[A-Z]|[\s,][A-Z]-[A-Z])\.$")
ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:v|vs|cf|al|ca|e\.g|i\.e|viz|Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt|Sgt|Gov|Sen|Rep|St|Jr|"
    r"Fig|Figs|Tab|Eq|Eqs|No|Nos|Vol|Ch|Sec|App|pp|eds?|trans|approx|Art|para)\.$"
)


@cache
def segmenter() -> Any:
    """Make the library's segmenter once, on first use."""
    import pysbd  # noqa: PLC0415  heavy tables, loaded when the first text is parsed

    return pysbd.Segmenter(language="en", clean=False)


def split_sentences(words: str) -> list[tuple[int, int]]:
    """Return the `[start, end)` of each sentence in one paragraph of clean words, in order.

    Every character that is not white space lies in exactly one sentence. Boundaries are pysbd's
    (Sadvilkar and Neumann 2020), mended at initials, abbreviations and quotes after stops.
    """
    starts = [0, *sorted(proposed_starts(words) | quoted_starts(words))]
    kept = [0]
    for start in starts[1:]:
        if start > kept[-1] and is_boundary(words, start):
            kept.append(start)
    edges = [*kept, len(words)]
    pairs = [trim(words, a, b) for a, b in pairwise(edges)]
    return [(a, b) for a, b in pairs if a < b]


def proposed_starts(words: str) -> set[int]:
    """Return the starts that the library proposes, moved behind closing quotes and brackets."""
    starts: set[int] = set()
    at = 0
    for piece in segmenter().segment(words):
        core = piece.strip()
        found = words.find(core, at) if core else -1
        if found < 0:
            continue
        at = found + len(core)
        starts.add(after_closers(words, found))
    return starts - {0}


def after_closers(words: str, start: int) -> int:
    """Move a start behind quotes or brackets that close the sentence before."""
    end = start
    while end < len(words) and words[end] in CLOSERS:
        end += 1
    if end == start or end >= len(words) or not words[end].isspace():
        return start
    while end < len(words) and words[end].isspace():
        end += 1
    return end


def quoted_starts(words: str) -> set[int]:
    """Return the starts behind a stop inside closing quotes."""
    return {m.end() for m in QUOTED_STOP.finditer(words) if not SAYING.match(words, m.end())}


def is_boundary(words: str, start: int) -> bool:
    """Tell whether a sentence can begin at `start`, going by what stands before and behind."""
    before = words[max(0, start - CONTEXT) : start].rstrip()
    behind = words[start : start + 1]
    if not before or not behind:
        return False
    bare = before.rstrip(CLOSERS)
    if behind.islower() and not before.endswith(("?", "!")):
        return False
    if bare == before and (INITIAL.search(bare) or ABBREVIATION.search(bare)):
        return False
    return bare.endswith((".", "!", "?", "…", ":", ";")) or bool(re.search(r"[.!?…][’”'\"»)\]]*$", before))


def trim(words: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space out at both ends."""
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return start, end
