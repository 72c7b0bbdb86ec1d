"""Whether a claim is plain text: nothing in it that a reader's program would follow, draw or take for our own marks.

It owns what is not plain; it must not know whether a claim is true.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from footnoted.generating.ground import Ground, Objection

__all__ = ["object_to_markup"]

# What a program that shows the answer would draw, follow or run, or take for another voice: never in a model's words,
# for what a passage has of it the paper's own words show.
ACTIVE = re.compile(
    r"<(?!https?://)[a-z!/?][^>]*>?|\]\s*\(|!\[|\b(?:javascript|data):\S|<\||\|>|^\s*(?:#+\s|>\s)|"
    r"^\s*(?:system|assistant|user|human|developer)\s*:",
    re.IGNORECASE,
)
# Addresses, marks like ours and keys, escapes of HTML, code: only as they stand in the passage.
FOREIGN = re.compile(r"\b(?:https?|ftp|file|mailto):|\bwww\.|\[[^\]]*\]?|\]|&#?\w+;|[*_~]{2,}|`|\\[a-z]", re.IGNORECASE)
# Whole addresses: one that was cut or grown leads elsewhere, though all its pieces may stand in the passage.
ADDRESS = re.compile(r"(?:\b(?:https?|ftp|file)://|\bwww\.|\bmailto:)[^\s<>]+", re.IGNORECASE)


def object_to_markup(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield what in a claim is not plain text and does not stand in the passage just so."""
    for char in claim.text:
        if unicodedata.category(char)[0] == "C":
            yield Objection("markup", f"U+{ord(char):04X}")
    known = find_addresses(passage.text)
    for address in find_addresses(claim.text):
        if address not in known:
            yield Objection("markup", address)
    for match in ACTIVE.finditer(claim.text):
        yield Objection("markup", match[0])
    for match in FOREIGN.finditer(claim.text):
        if match[0].casefold() not in passage.text.casefold():
            yield Objection("markup", match[0])


def find_addresses(text: str) -> list[str]:
    """Return the addresses in a text without the marks that end a clause behind them."""
    return [match[0].rstrip(".,;:!?)]}'\"’”") for match in ADDRESS.finditer(text)]
