"""One token by itself: its word, shape, case, kind of number, marks and senses.

It owns what is read off a single token; it must not know the tokens beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from footnoted.references.tagging.lexicon import list_senses

__all__ = ["Sight", "look_at"]

MARKUP = re.compile(r"</?\w+>|[*_]{1,2}(?=\w)|(?<=[\w.,;:])[*_]{1,2}")
OPENING = "\"“‘«„'(["
NUMBERS = (
    ("year", re.compile(r"\W*(?:1[4-9]|20)\d\d[a-z]?\W*")),
    ("years", re.compile(r"\W*(?:1[4-9]|20)\d\d[–—/-]{1,2}\d{2,4}\W*")),
    ("range", re.compile(r"\W*(?:[A-Za-z]{0,3})\d+\s*[‐‑–—−-]+\s*[A-Za-z]{0,3}\d*\W*")),
    ("issue", re.compile(r"\W*\d+\s*\(\d+.*")),
    ("bracketed", re.compile(r"[\[(]\d+[\])][.,:;]*")),
    ("decimal", re.compile(r"\d+[.:]\d+.*")),
    ("ordinal", re.compile(r"\d+(?:st|nd|rd|th|e|ème|ª|º|°)\W*", re.I)),
    ("roman", re.compile(r"[IVXLC]{2,}\W*|[ivxlc]{2,}\W*")),
    ("short", re.compile(r"\W*\d{1,2}\W*")),
    ("number", re.compile(r"\W*\d+\W*")),
    ("mixed", re.compile(r".*\d.*")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One token by itself: its word in lower case without marks, its shape, its kind of number, its last mark."""

    word: str
    shape: str
    number: str
    closing: str
    opening: str
    case: str
    senses: tuple[str, ...]


def look_at(text: str) -> Sight:
    """Read one token by itself."""
    bare = MARKUP.sub("", text) or text
    word = bare.strip("\"“”‘’«»„'()[]<>{},;:?!.").lower()
    return Sight(
        word=word or bare.lower(),
        shape=draw_shape(bare),
        number=next((name for name, pattern in NUMBERS if pattern.fullmatch(bare)), ""),
        closing=re.sub(r".*?([^\w]*)$", r"\1", bare)[-3:],
        opening=bare[:1] if bare[:1] in OPENING else "",
        case="" if any(char.isdigit() for char in bare) else tell_case(bare),
        senses=tuple(dict.fromkeys((*list_senses(bare.lower().rstrip(",:;")), *list_senses(word)))),
    )


def draw_shape(text: str) -> str:
    """Return the shape of a token, runs folded: `Xx,` for `Smith,`, `X.X.` for `J.R.`, `d-d` for `12–15`."""
    shape = ""
    for char in text[:24]:
        kind = "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        if kind in "‐‑–—−":
            kind = "-"
        if kind != shape[-1:] or kind not in "Xxd":
            shape += kind
        elif kind == "X":
            shape = shape if shape.endswith("XX") else shape + "X"
    return shape


def tell_case(text: str) -> str:
    """Tell how a word is written: lower, Capital, UPPER, initials or mixed."""
    letters = "".join(char for char in text if char.isalpha())
    if not letters:
        return ""
    if letters.islower():
        return "lower"
    if letters.isupper():
        return "initial" if len(letters) <= 2 else "upper"
    return "capital" if letters[:1].isupper() and letters[1:].islower() else "mixed"
