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

from footnoted.parsing.abbreviations import (
    ABBREVIATION,
    BARE_INITIAL,
    CAPITAL,
    COUNTED,
    INITIAL,
    NUMERAL,
    OPENING,
    SAYING,
    STARTER,
    SURE_STARTER,
    UNIT,
)

__all__ = ["split_sentences"]

# So many characters before a boundary show what stands there.
CONTEXT = 32
# The segmenter's time grows with the square of the length: longer paragraphs are given to it in pieces.
LONGEST_PIECE = 2000
# Quotation marks further apart than this are taken for strays, not for a pair.
LONGEST_QUOTATION = 800
CLOSERS = "’”'\"»)]"
STOPS = (".", "!", "?", "…", ":", ";", "؟", "।", "。", "！", "？", "．")
PIECE_END = re.compile(rf"[.!?][’”'\"»)\]]*\s+(?={CAPITAL})")
# A stop inside closing quotes ends the sentence when a capital follows: "…of the U.S.' Thus, …".
QUOTED_STOP = re.compile(rf"[.!?][’”'\"»]+\s+(?={CAPITAL})")
# So does one inside brackets that hold a whole sentence: "(It was.) Thus, …".
BRACKETED_STOP = re.compile(rf"(?:^|(?<=[.!?’”'\"»]\s))[(\[][^()\[\]]{{1,400}}[.!?][’”'\"»]*[)\]]\s+(?={CAPITAL})")
# Numbers of sources behind a stop belong to what they stand behind: "…agreed.[3][4] Then", "…agreed. [3] Then",
# "…agreed.11 12 Then", "…(type 2).10 This", "…agreed. 1,2 Then". A bare number set off by a space may as well begin
# the next sentence, and one in round brackets label it.
NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
IN_BRACKETS = rf"(?:\s?\[{NUMBERS}\])+"
SET_CLOSE = rf"(?:(?<=[^\W\d_]{{2}}.|\w[%)\]’”].)|[’”\"»)\]]+){NUMBERS}(?:\s{NUMBERS})*"
IN_A_ROW = r"\s\d{1,3}(?:\s?[,–]\s?\d{1,3})+"
CITED_STOP = re.compile(rf"[.!?](?:[’”'\"»)]*{IN_BRACKETS}|{SET_CLOSE}|{IN_A_ROW})\s+(?={CAPITAL})")
CITED_END = re.compile(rf"(?<=[.!?])(?P<closers>[’”'\"»)]*)(?:{IN_BRACKETS}|{SET_CLOSE}|{IN_A_ROW})$")
NUMBERS_FIRST = re.compile(rf"(?:\[{NUMBERS}\]\s?)+\s+(?={CAPITAL})|\d{{1,3}}(?:\s?[,–]\s?\d{{1,3}})+\s+(?={CAPITAL})")
# A sure beginning behind a stop begins a sentence, whatever odd marks around it put the segmenter off.
PLAIN_STOP = re.compile(rf"[^\W_)\]%’”][)\]%’”]*[.!?]\s+(?={STARTER}\s)|(?<=\s[A-Z])\.\s+(?={STARTER}\s)")
UNIT_STOP = re.compile(rf"\d\s?[°º•˚]?\s?[CFKLMVWNJ]\.\s+(?={CAPITAL})")
# A lost space: "…the method.The results…"; and the wide full stop, which needs none.
RUN_ON = re.compile(r"(?:[a-z]{3}|\d{3}|\w\w\)|[\w\s][\d)\]]\s)[.!?](?=[A-Z][A-Za-z]*\.?\s)|...[。．！？](?=\w)")
ADDRESS = re.compile(r"[/@\\]|www\.")
# Labels of items begin them, in lower case too: "…first. ii) Then…".
LABEL = re.compile(r"(?:[ivx]{1,5}|[a-z]|\d{1,2})\)\s+\S")
LABELLED_STOP = re.compile(rf"[.!?;]\s+(?={LABEL.pattern})")
# No sentence begins with a mark that closes or joins, nor with an aside that leans on the sentence before: "(Which
# was so.)", "(2020).", "[35] .", "(Fig. 1).", or with the year and volume of a source: "Nature. 2020;579:270".
LEANING = re.compile(
    r"[,;:!?%)\]}’”»]|\.(?!\s?\.)|\((?:Which|Who|Whose|Where)\b[^()?]*\)|[(\[][^()\[\]]{1,40}(?<![.!?])[)\]]\s?[.,;:]"
    rf"|(?:1[89]|20)\d\d\s?[;:]\s?\d|{NUMBERS}$"
)
QUOTATION = re.compile(
    rf"“[^“”]{{1,{LONGEST_QUOTATION}}}”|‘[^‘]{{1,{LONGEST_QUOTATION}}}?’(?!\w)"
    rf"|(?<![^\s(\[—–-])(?P<mark>['\"])(?=[^\s'\"]).{{0,{LONGEST_QUOTATION}}}?[^\s](?P=mark)(?!\w)",
    re.DOTALL,
)


@cache
def segmenter() -> Any:
    """Make the library's segmenter once, on first use."""
    import pysbd  # noqa: PLC0415  heavy tables, loaded when the first text is parsed

    return pysbd.Segmenter(language="en", clean=False)


def split_sentences(words: str) -> list[tuple[int, int]]:
    """Return the `[start, end)` of each sentence in one paragraph of clean words, in order.

    Every character that is not white space lies in exactly one sentence. Boundaries are pysbd's
    (Sadvilkar and Neumann 2020), mended at initials, abbreviations, numbers of sources and quotes after stops.
    """
    kept = [0]
    for start in sorted(proposed_starts(words) | marked_starts(words)):
        if start > kept[-1] and is_boundary(words, start) and not OPENING.match(words[kept[-1] : start].strip()):
            kept.append(start)
    edges = [*kept, len(words)]
    pairs = [trim(words, a, b) for a, b in pairwise(edges)]
    return [(a, b) for a, b in pairs if a < b]


def proposed_starts(words: str) -> set[int]:
    """Return the starts that the library proposes, moved behind what still belongs to the sentence before."""
    starts: set[int] = set()
    for begin, end in cut_pieces(words):
        at = begin
        starts.add(begin)
        for piece in segmenter().segment(words[begin:end]):
            core = piece.strip()
            found = words.find(core, at, end) if core else -1
            if found >= 0:
                at = found + len(core)
                starts.add(after_numbers(words, after_closers(words, found)))
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


def after_numbers(words: str, start: int) -> int:
    """Move a start behind the numbers of sources that stand behind the stop before it."""
    match = NUMBERS_FIRST.match(words, start)
    return match.end() if match and words[max(0, start - CONTEXT) : start].rstrip().endswith(STOPS) else start


def marked_starts(words: str) -> set[int]:
    """Return the starts that marks in the words give away, outside quotations of several sentences."""
    starts = {m.end() for m in QUOTED_STOP.finditer(words) if not SAYING.match(words, m.end())}
    starts |= {m.end() for m in RUN_ON.finditer(words) if not ADDRESS.search(word_at(words, m.end()))}
    for pattern in (BRACKETED_STOP, CITED_STOP, PLAIN_STOP, UNIT_STOP, LABELLED_STOP):
        starts |= {m.end() for m in pattern.finditer(words)}
    quoted = [m.span() for m in QUOTATION.finditer(words)]
    return {start for start in starts if not any(a < start < b for a, b in quoted)}


def word_at(words: str, at: int) -> str:
    """Return what stands between the white space around a place."""
    return (words[max(0, at - 200) : at].split() or [""])[-1] + (words[at : at + 200].split() or [""])[0]


def is_boundary(words: str, start: int) -> bool:
    """Tell whether a sentence can begin at `start`, going by what stands before and behind."""
    before = words[max(0, start - CONTEXT) : start].rstrip()
    behind = words[start : start + CONTEXT]
    if not before or not behind or not can_begin(words, start):
        return False
    cited = CITED_END.sub(r"\g<closers>", before)
    bare = cited.rstrip(CLOSERS)
    if bare == cited and is_shortened(bare, behind, is_cited=cited != before):
        return False
    return bare.endswith(STOPS)


def can_begin(words: str, start: int) -> bool:
    """Tell whether what stands at `start` can begin a sentence."""
    if LEANING.match(words, start):
        return False
    if not words[start - 1].isspace():
        return bool(RUN_ON.match(words, max(0, start - 4)))
    last = words[max(0, start - CONTEXT) : start].rstrip()[-1:]
    return not words[start].islower() or last in ("?", "!") or (last in (".", ";") and bool(LABEL.match(words, start)))


def is_shortened(bare: str, behind: str, *, is_cited: bool) -> bool:
    """Tell whether the stop at the end of `bare` belongs to an initial or an abbreviation."""
    if UNIT.search(bare) or (BARE_INITIAL.search(bare) and SURE_STARTER.match(behind)):
        return False
    if INITIAL.search(bare) or ABBREVIATION.search(bare):
        return True
    return bool(COUNTED.search(bare)) and (is_cited or bool(NUMERAL.match(behind)))


def trim(words: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space out at both ends."""
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return start, end
