"""Addresses and DOIs printed in a note.

It owns where an address begins and ends; it must not know what else a source holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Link", "find_doi", "find_links"]

LINK = re.compile(
    r"<\s*(?P<quoted>(?:https?://|www\.)[^<>]*?)\s*>|(?P<bare>(?:https?://|\bwww\.\w)[^\s<>\"“”«»]*)", re.I
)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>\"“”]+")
# Punctuation of the sentence, not of the address, where an address ends with it.
CLOSING = ".,;:!?'’‘*_"
BRACKETS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Link:
    """An address and where it stands, angle brackets included."""

    url: str
    start: int
    end: int


def find_links(text: str) -> Iterator[Link]:
    """Yield the addresses of a text in reading order, without the punctuation behind them."""
    for match in LINK.finditer(text):
        if match["quoted"] is not None:
            # White space inside <…> comes from a line break and is dropped (RFC 3986, appendix C).
            yield Link("".join(match["quoted"].split()), *match.span())
        else:
            url = trim(match["bare"])
            yield Link(url, match.start(), match.start() + len(url))


def find_doi(text: str) -> str | None:
    """Return the first DOI of a text as `10.…/…`, whether printed alone or inside an address."""
    match = DOI.search(text)
    if match is None:
        return None
    printed = match.group()
    if any(link.start <= match.start() < link.end for link in find_links(text)):
        printed = re.split(r"[?#]", printed)[0]
    return trim(printed)


def trim(printed: str) -> str:
    """Cut the sentence's own punctuation off the end of an address."""
    while printed:
        last = printed[-1]
        is_loose = last in BRACKETS and printed.count(last) > printed.count(BRACKETS[last])
        if last not in CLOSING and not is_loose:
            break
        printed = printed[:-1]
    return printed
