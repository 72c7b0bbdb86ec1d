"""Whether a claim is plain text: nothing in it that a reader's program would follow, draw or take for our own marks.

It owns what is not plain; it must not know whether a claim is true.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from footnoted.generating.ground import Ground, Objection

__all__ = ["object_to_markup"]

# Markup, links and addresses, marks like ours and keys, roles of a chat, escapes of HTML, code.
FOREIGN = re.compile(
    r"<[a-z!/?][^>]*>?|\]\s*\(|!\[|\b(?:https?|ftp|javascript|data|file|mailto):|\bwww\.|\[[^\]]*\]?|\]|&#?\w+;|[*_~]{2,}|`|"
    r"(?P<opening>^\s*(?:#+\s|>\s|(?:system|assistant|user|human|developer)\s*:))|<\||\|>|\\[a-z]",
    re.IGNORECASE,
)
# Whole addresses: one that was cut or grown leads elsewhere, though all its pieces may stand in the passage.
ADDRESS = re.compile(r"(?:\b(?:https?|ftp|file)://|\bwww\.|\b(?:javascript|data|mailto):)[^\s<>]+", re.IGNORECASE)


def object_to_markup(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield what in a claim is not plain text and does not stand in the passage just so."""
    for char in claim.text:
        if unicodedata.category(char)[0] == "C":
            yield Objection("markup", f"U+{ord(char):04X}")
    known = find_addresses(passage.text)
    for address in find_addresses(claim.text):
        if address not in known:
            yield Objection("markup", address)
    there = passage.text.casefold()
    for match in FOREIGN.finditer(claim.text):
        words = match[0].casefold()
        if not (there.startswith(words) if match["opening"] else words in there):
            yield Objection("markup", match[0])


def find_addresses(text: str) -> list[str]:
    """Return the addresses in a text without the marks that end a clause behind them."""
    return [match[0].rstrip(".,;:!?)]}'\"’”") for match in ADDRESS.finditer(text)]
