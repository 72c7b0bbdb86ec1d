"""Where sentences begin and end in clean words.

It owns sentence boundaries: `pysbd` proposes them, and the rules below mend what scholarly prose breaks.
It must not know about spans or paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

__all__ = ["split_sentences"]

# So many characters before a boundary show what stands there.
CONTEXT = 32
# The segmenter's time grows with the square of the length: longer paragraphs are given to it in pieces.
LONGEST_PIECE = 2000
CLOSERS = "’”'\"»)]"
STOPS = (".", "!", "?", "…", ":", ";", "؟", "।", "。", "！", "？")
CAPITAL = r"[‘“'\"«(\[]?[A-ZÀ-ÖØ-Þ]"
PIECE_END = re.compile(rf"[.!?][’”'\"»)\]]*\s+(?={CAPITAL})")
# A stop inside closing quotes ends the sentence when a capital follows: "…of the U.S.' Thus, …".
QUOTED_STOP = re.compile(rf"[.!?][’”'\"»]+\s+(?={CAPITAL})")
# So does one inside brackets that hold a whole sentence: "(It was.) Thus, …".
BRACKETED_STOP = re.compile(rf"(?:^|(?<=[.!?’”'\"»]\s))[(\[][^()\[\]]{{1,400}}[.!?][’”'\"»]*[)\]]\s+(?={CAPITAL})")
# "…?' asked Lee" goes on; a verb of saying among the next words shows it.
SAYING = re.compile(r"(?![‘“'\"«(\[])(?:\S+\s+){0,3}(?:said|says|asked|asks|added|wrote|argued|replied|told|cried)\b")
# No boundary behind the initial of an author ("Kim, J.", "Lee J-M."), or these abbreviations, whatever follows.
INITIAL = re.compile(r"(?:,\s(?:[A-Z]\.[\s-]?)*[A-Z]|[\s,][A-Z]-[A-Z])\.$")
ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:v|vs|cf|al|e\.g|i\.e|viz|Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt|Sgt|Maj|Capt|Adm|Gov|Sen|Rep|Hon|Rev|"
    r"St|Jr|trans|approx)\.$"
)
# These abbreviate only where a figure or a Roman numeral follows: "ch. 2", but "The answer is no. Next…".
COUNTED = re.compile(
    r"(?:^|[\s(\[])(?:figs?|tabs?|eqs?|nos?|vols?|chs?|secs?|apps?|pp?|eds?|arts?|paras?|pts?|bks?|nn?|ff?|ca?|r)\.$",
    re.IGNORECASE,
)
NUMERAL = re.compile(r"[\dIVXLC]+\b(?!')")
# "At 5 a.m. Mr Smith left", "Table 1. Rankings…": what stands before the stop is no sentence yet.
OPENING = re.compile(
    r"(?:(?:At|By|Until|Before|After|Around|From|Since)\s\d[\d.:]*\s[ap]\.m|(?:Table|Figure|Fig\.|Box|Chart|Map)\s\d+)\.$"
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
    kept = [0]
    for start in sorted(proposed_starts(words) | quoted_starts(words)):
        if start > kept[-1] and is_boundary(words, start) and not OPENING.match(words[kept[-1] : start].strip()):
            kept.append(start)
    edges = [*kept, len(words)]
    pairs = [trim(words, a, b) for a, b in pairwise(edges)]
    return [(a, b) for a, b in pairs if a < b]


def proposed_starts(words: str) -> set[int]:
    """Return the starts that the library proposes, moved behind closing quotes and brackets."""
    starts: set[int] = set()
    for begin, end in cut_pieces(words):
        at = begin
        starts.add(begin)
        for piece in segmenter().segment(words[begin:end]):
            core = piece.strip()
            found = words.find(core, at, end) if core else -1
            if found >= 0:
                at = found + len(core)
                starts.add(after_closers(words, found))
    return starts - {0}


def cut_pieces(words: str) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` of pieces that the library can segment in good time, cut where sentences seem to end."""
    start = 0
    while len(words) - start > LONGEST_PIECE:
        cuts = [match.end() for match in PIECE_END.finditer(words, start, start + LONGEST_PIECE)]
        end = cuts[-1] if cuts else start + LONGEST_PIECE
        yield start, end
        start = end
    yield start, len(words)


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
    """Return the starts behind a stop inside closing quotes, or inside brackets round a whole sentence."""
    quoted = {m.end() for m in QUOTED_STOP.finditer(words) if not SAYING.match(words, m.end())}
    return quoted | {m.end() for m in BRACKETED_STOP.finditer(words)}


def is_boundary(words: str, start: int) -> bool:
    """Tell whether a sentence can begin at `start`, going by what stands before and behind."""
    before = words[max(0, start - CONTEXT) : start].rstrip()
    behind = words[start : start + CONTEXT]
    if not before or not behind:
        return False
    bare = before.rstrip(CLOSERS)
    if behind[0].islower() and not before.endswith(("?", "!")):
        return False
    if bare == before and (INITIAL.search(bare) or ABBREVIATION.search(bare)):
        return False
    if bare == before and COUNTED.search(bare) and NUMERAL.match(behind):
        return False
    return bare.endswith(STOPS)


def trim(words: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space out at both ends."""
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return start, end
