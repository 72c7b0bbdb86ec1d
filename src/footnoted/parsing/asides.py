"""What stands in the flow but is not content: running headers, page numbers, pull quotes.

It owns how repetition gives them away; it must not know about headings or notes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from footnoted.parsing.blocks import RawBlock, is_finished

__all__ = ["find_pull_quotes", "find_running_headers", "fold_words"]

# A pull quote may change this many words at its start ("Such fast-paced…" becomes "Fast-paced…").
REWORDED = 5
SHORTEST_QUOTE, LONGEST_QUOTE = 8, 80
LONGEST_HEADER = 160
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
Interruption = Literal["note", "number", "header"]


def fold_words(words: str) -> list[str]:
    """Return the words in lower case, quote style and punctuation aside."""
    return [w.replace("’", "'") for w in WORD.findall(re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", " ", words).casefold())]


def find_running_headers(blocks: Sequence[RawBlock], body_start: int) -> set[int]:
    """Return the indexes of blocks that repeat as page furniture in the body, from `body_start` on.

    A title-like block is furniture when the same words (page numbers aside) stand there three times or
    more, or twice and each time beside notes, page numbers or the halves of a broken sentence.
    """
    folded = [fold_header(block) for block in blocks]
    counts = Counter(words for words in folded if words)
    headers: set[int] = set()
    for i, words in enumerate(folded):
        if i < body_start or not words or counts[words] < 2:
            continue
        if counts[words] >= 3 or is_beside_furniture(blocks, i) or i - 1 in headers:
            headers.add(i)
    return headers


def fold_header(block: RawBlock) -> str:
    """Return the words by which a block could be a repeated header, or nothing."""
    if block.shape != "text" or len(block.words) > LONGEST_HEADER or is_finished(block.words):
        return ""
    words = fold_words(block.words)
    while words and words[0].isdigit():
        words = words[1:]
    while words and words[-1].isdigit():
        words = words[:-1]
    return " ".join(words)


def is_beside_furniture(blocks: Sequence[RawBlock], i: int) -> bool:
    """Tell whether a block stands right behind or before notes, a bare number or an unfinished paragraph."""
    before = blocks[i - 1] if i else None
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if before and (before.shape in ("note", "number") or is_broken(before)):
        return True
    return bool(after and after.shape == "number")


def is_broken(block: RawBlock) -> bool:
    """Tell whether a block of prose ends in the middle of a sentence."""
    return block.shape in ("text", "bullet") and len(block.words) > LONGEST_HEADER and not is_finished(block.words)


def find_pull_quotes(blocks: Sequence[RawBlock], skip: set[int]) -> set[int]:
    """Return the indexes of short paragraphs that say again, word for word, a stretch of the body.

    The first few words may differ and the end may be cut; `skip` are blocks known not to be content.
    """
    content = [i for i, b in enumerate(blocks) if b.shape in ("text", "bullet") and i not in skip]
    words = {i: fold_words(blocks[i].words) for i in content}
    quotes: set[int] = set()
    for i in content:
        if blocks[i].shape != "text" or not SHORTEST_QUOTE <= len(words[i]) <= LONGEST_QUOTE:
            continue
        if not is_finished(blocks[i].words):
            continue
        rest = " ".join(" ".join(words[j]) for j in content if j != i and j not in quotes)
        if repeats(words[i], f" {rest} "):
            quotes.add(i)
    return quotes


def repeats(words: Sequence[str], text: str) -> bool:
    """Tell whether the words, but for a few at the start, stand in the text one after the other."""
    most = min(REWORDED, len(words) // 4)
    tails = (words[k:] for k in range(most + 1))
    return any(len(tail) >= SHORTEST_QUOTE and f" {' '.join(tail)} " in text for tail in tails)
