"""Running headers: blocks that repeat as page furniture in the body.

It owns how repetition and place give them away; it must not know about sentences or notes' contents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from footnoted.parsing.blocks import RawBlock
from footnoted.parsing.contents import Contents
from footnoted.parsing.furniture import LONGEST_HEADER, count_words, fold_header, fold_words
from footnoted.parsing.lines import is_finished
from footnoted.parsing.titles import read_label, read_title

__all__ = ["find_running_headers"]


def find_running_headers(blocks: Sequence[RawBlock], body_start: int, contents: Contents) -> set[int]:
    """Return the indexes of blocks that repeat as page furniture in the body, from `body_start` on.

    A title-like block is furniture when the same words (page numbers aside) stand there three times or
    more, or twice and each time beside notes, page numbers, page breaks or the halves of a broken sentence.
    Where a chapter's title serves as its running header, one is the title.
    """
    folded = [fold_block(block) for block in blocks]
    outside = [b for i, b in enumerate(blocks) if not contents.start <= i < contents.end]
    counts = count_words([block.words for block in outside if block.shape in ("text", "row")])
    headers: set[int] = set()
    for i, words in enumerate(folded):
        times = counts.get(words, 0)
        if i < body_start or not words or times < 2:
            continue
        if times >= 3 or is_beside_furniture(blocks, i) or i - 1 in headers:
            headers.add(i)
    return headers - find_titles_among(blocks, headers, contents)


def fold_block(block: RawBlock) -> str:
    """Return the words by which a block could be a repeated header, or nothing."""
    is_signed_row = block.shape == "row" and any(part.strip().isdigit() for part in block.words.split("\t"))
    return fold_header(block.words) if block.shape == "text" or is_signed_row else ""


def is_beside_furniture(blocks: Sequence[RawBlock], i: int) -> bool:
    """Tell whether a block stands at a page's edge, or beside notes, a bare number or an unfinished paragraph."""
    before = blocks[i - 1] if i else None
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if blocks[i].gap == "page" or (after is not None and after.gap == "page"):
        return True
    if before and (before.shape in ("note", "number") or is_broken(before)):
        return True
    return after is not None and after.shape == "number"


def is_broken(block: RawBlock) -> bool:
    """Tell whether a block of prose ends in the middle of a sentence."""
    return block.shape in ("text", "bullet") and len(block.words) > LONGEST_HEADER and not is_finished(block.words)


def find_titles_among(blocks: Sequence[RawBlock], headers: set[int], contents: Contents) -> set[int]:
    """Return, for every repeated title of a chapter, the one that is the title: numbered, else the first."""
    chosen: dict[str, tuple[int, int]] = {}
    same = Counter(tuple(fold_words(blocks[i].words)) for i in headers)
    for i in sorted(headers):
        title = read_title(blocks[i], contents)
        label = read_label(blocks[i - 1]) if i else None
        entry = contents.find(title.words) if title else None
        has_label = title is not None and label is not None and contents.find(title.words, label) is not None
        is_numbered = title is not None and title.number is not None and same[tuple(fold_words(blocks[i].words))] > 1
        if entry is None and not is_numbered:
            continue
        rank = 0 if has_label and entry is not None and entry.number is not None else 1
        folded = fold_block(blocks[i])
        chosen[folded] = min(chosen.get(folded, (rank, i)), (rank, i))
    return {i for _, i in chosen.values()}
