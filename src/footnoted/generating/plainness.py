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
    r"^\s*(?:#+\s|>\s)|^\s*(?:system|assistant|user|human|developer)\s*:|<\||\|>|\\[a-z]",
    re.IGNORECASE,
)


def object_to_markup(claim: Ground, passage: Ground) -> Iterator[Objection]:
    """Yield what in a claim is not plain text and does not stand in the passage just so."""
    for char in claim.text:
        if unicodedata.category(char)[0] == "C":
            yield Objection("markup", f"U+{ord(char):04X}")
    for match in FOREIGN.finditer(claim.text):
        if match[0].casefold() not in passage.text.casefold():
            yield Objection("markup", match[0])
