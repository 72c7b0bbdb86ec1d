"""The quotations within a claim, held against a passage to the letter, and who is said to speak them.

It owns what counts as quoted; it must not know what else a claim says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnoted.checking.quoting import read_quotations
from footnoted.checking.speaking import find_speakers, names_alike
from footnoted.generating.ground import Ground, Objection

__all__ = ["find_quoted", "object_to_quotations"]

DOUBLE = re.compile('["“”„‟«»]')
EDGES = " \t.,;:!?…–—-"
STYLES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "‟": '"', "‑": "-"})


def object_to_quotations(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield the quotations of a claim that a passage does not have to the letter, or has somebody else speak.

    White space, the style of quotation marks and what stands at the edges of a quotation do not count.
    """
    quoted = read_quotations(claim.text)
    for mark in DOUBLE.finditer(claim.text):
        if not any(start <= mark.start() < end for start, end in quoted):
            yield Objection("quotation", mark[0])
    for start, end in quoted:
        words = claim.text[start + 1 : end - 1].strip(EDGES)
        place = find_quoted(words, passage.text)
        if place is None:
            yield Objection("quotation", words)
            continue
        claimed = find_speakers(claim.content, start, end)
        found = find_speakers(passage.content, *place)
        if claimed and found and not names_alike(claimed, found):
            yield Objection("speaker", words)


def find_quoted(words: str, text: str) -> tuple[int, int] | None:
    """Return the `[start, end)` of words in a text, from the edge of a word to that of another; None for no place."""
    kept = [(char, place) for place, char in enumerate(text) if not char.isspace()]
    squeezed = "".join(char for char, _ in kept).translate(STYLES)
    wanted = "".join(words.translate(STYLES).split())
    at = squeezed.find(wanted) if wanted else -1
    while at >= 0:
        start, end = kept[at][1], kept[at + len(wanted) - 1][1] + 1
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            return start, end
        at = squeezed.find(wanted, at + 1)
    return None
