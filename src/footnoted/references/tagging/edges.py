"""Where a field's own words begin and end inside the stretch that is labelled: the punctuation round them left out.

It owns which marks are round a field and which are part of it; it must not know which field it is.
"""

from __future__ import annotations

import re

from footnoted.references.marks import find_quotations

__all__ = ["trim_edges"]

LOOSE = " \t\r\n\u00a0,;:*_"
PAIRS = {"“": "”", "„": "“”", "‘": "’", "«": "»", '"': '"', "'": "'", "(": ")", "[": "]", "<": ">"}
MARKUP_BEFORE = re.compile(r"</?\w+>")
MARKUP_BEHIND = re.compile(r"</?\w+>$")


def trim_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `[start, end)` without the punctuation, marks and markup round it; empty where there is nothing else."""
    while start < end:
        printed = text[start:end]
        before, behind = MARKUP_BEFORE.match(printed), MARKUP_BEHIND.search(printed)
        if before is not None:
            start += before.end()
        elif behind is not None:
            end -= len(behind.group())
        elif printed[0] in LOOSE or printed[0] in ".)]" or is_left_open(printed):
            start += 1
        elif is_wrapped(printed):
            start, end = start + 1, end - 1
        elif printed[-1] in LOOSE or is_final_stop(printed) or is_never_opened(printed):
            end -= 1
        else:
            break
    return start, max(start, end)


def is_final_stop(printed: str) -> bool:
    """Tell whether a full stop at the end closes the field, and is not of an abbreviation or of initials."""
    last = (printed[:-1].split() or [""])[-1]
    is_word = last[-3:].isalpha() and len(last.strip("([")) > 3
    return printed[-1] == "." and (is_word or last[-1:].isdigit() or last[-1:] in set(')]>"”’»'))


def is_wrapped(printed: str) -> bool:
    """Tell whether the whole stretch stands in one pair of marks."""
    first, last = printed[0], printed[-1]
    if find_quotations(printed) == ((0, len(printed)),):
        return True
    closing = PAIRS.get(first, "")
    inside = printed[1:-1]
    return len(printed) > 1 and last in closing and first not in inside and not any(mark in inside for mark in closing)


def is_left_open(printed: str) -> bool:
    """Tell whether the first character opens what is never closed in the stretch."""
    closing = PAIRS.get(printed[0], "")
    return bool(closing) and not any(mark in printed[1:] for mark in closing)


def is_never_opened(printed: str) -> bool:
    """Tell whether the last character closes what was not opened in the stretch."""
    opening = [mark for mark, closing in PAIRS.items() if printed[-1] in closing]
    return bool(opening) and not any(mark in printed[:-1] for mark in opening)
