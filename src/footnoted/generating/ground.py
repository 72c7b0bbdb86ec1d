"""A claim or a passage taken apart for the gate, and what is objected to a claim.

It owns the two forms; it must not know how they are compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from footnoted.checking.content import Content, read_content
from footnoted.checking.names import Lexicon

__all__ = ["OBJECTIONS", "Ground", "Objection", "ObjectionKind", "read_ground"]

ObjectionKind = Literal[
    "uncited", "unknown_key", "markup", "quotation", "speaker", "number", "date", "name", "negation", "certainty",
    "roles", "words",
]  # fmt: skip
OBJECTIONS: dict[ObjectionKind, str] = {
    "uncited": "no key of a passage stands behind it",
    "unknown_key": "there is no passage of that key",
    "markup": "it is not plain text",
    "quotation": "these quoted words are not in the passage to the letter",
    "speaker": "the passage has these words spoken by somebody else",
    "number": "the passage does not have this number, or not of this",
    "date": "the passage does not have this date, or not of this",
    "name": "the passage does not have this name",
    "negation": "the passage says the contrary",
    "certainty": "the passage does not say this so strongly",
    "roles": "in the passage somebody else does this, or to somebody else",
    "words": "the passage does not say this",
}
HYPHENS = re.compile(r"[-‐‑–—.'’]")


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a claim does not hold, and the words of it that are meant."""

    kind: ObjectionKind
    words: str

    def explain(self) -> str:
        """Return the reason in words."""
        return f"{OBJECTIONS[self.kind]}: {self.words}" if self.words else OBJECTIONS[self.kind]


@dataclass(frozen=True, slots=True)
class Ground:
    """Words taken apart: what they say, and each word in lower case, those of a compound one by one as well."""

    content: Content
    words: frozenset[str]
    stems: frozenset[str]

    @property
    def text(self) -> str:
        """The words as they are written."""
        return self.content.text


def read_ground(text: str, lexicon: Lexicon) -> Ground:
    """Return words taken apart."""
    content = read_content(text, lexicon)
    bare = {token.bare for token in content.tokens}
    parts = {part for word in bare for part in HYPHENS.split(word) if part}
    stems = {part for token in content.tokens for part in (*token.stem.split(), token.stem) if part}
    return Ground(content, frozenset(bare | parts), frozenset(stems))
