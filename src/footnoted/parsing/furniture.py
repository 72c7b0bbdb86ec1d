"""Page furniture: lines that stand again and again at the edges of pages, page numbers aside.

It owns how repetition is counted; it must not know about headings, notes or paragraphs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from footnoted.parsing.lines import Line, is_finished

__all__ = ["count_words", "find_repeated_lines", "fold_header", "fold_words"]

LONGEST_HEADER = 160
LONGEST_PAGE_NUMBER = 3
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
PAGE_SIGN = re.compile(r"^\d{1,3}\b|\b\d{1,3}$")


def fold_words(words: str) -> list[str]:
    """Return the words in lower case, quote style and punctuation aside."""
    return [w.replace("’", "'") for w in WORD.findall(RAISED.sub(" ", words).casefold())]


def fold_header(words: str) -> str:
    """Return the words by which a line could be a repeated header, page numbers left out, or nothing."""
    if len(words) > LONGEST_HEADER or is_finished(words):
        return ""
    folded = fold_words(words)
    while folded and is_page_number(folded[0]):
        folded = folded[1:]
    while folded and is_page_number(folded[-1]):
        folded = folded[:-1]
    return " ".join(folded)


def is_page_number(word: str) -> bool:
    """Tell whether a word can be a page's number; four figures are a year."""
    return word.isdigit() and len(word) <= LONGEST_PAGE_NUMBER


def count_words(lines: Sequence[str]) -> dict[str, int]:
    """Return how often each folded header stands in the lines; labels in a row ("Part 1", "Part 2") do not count.

    A label's number counts up from one; a page number does not.
    """
    numbers: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        folded = fold_header(line)
        if folded:
            sign = PAGE_SIGN.search(line.strip(" |–—-"))
            numbers[folded].append(sign.group() if sign else "")
    return {
        folded: len(signs)
        for folded, signs in numbers.items()
        if signs != [str(n) for n in range(1, len(signs) + 1)] or len(signs) == 1
    }


def find_repeated_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of lines that say the same three times, or twice at the edge of a page."""
    counts = count_words([line.words for line in lines])
    found = set()
    for i, line in enumerate(lines):
        times = counts.get(fold_header(line.words), 0)
        after = lines[i + 1] if i + 1 < len(lines) else None
        is_edge = line.gap == "page" or (after is not None and after.gap == "page")
        if times >= 3 or (times == 2 and is_edge):
            found.add(i)
    return found
