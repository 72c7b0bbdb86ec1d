"""Follow-ups that count on: "and the next one?", "the previous note", a bare number.

It owns notes and ranks shifted from the last one asked about; it must not know of names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnoted.conversation.names import read_names

__all__ = ["NOTE_NUMBER", "ORDINAL", "PART_NUMBER", "SHOWN_NOTE", "shift_holder", "shift_note", "shift_rank"]

NOTE_NUMBER = re.compile(
    r"\b((?:foot\s?-?note|note|fn\.?|reference|citation)s?\s*(?:number\s+|no\.?\s*|#\s*)?)(\d{1,4})\b", re.IGNORECASE
)
PART_NUMBER = re.compile(r"\b((?:chapter|table|figure|section|part|appendix)s?\s+)(\d{1,3})\b", re.IGNORECASE)
SHOWN_NOTE = re.compile(r"\bfn (\d{1,4})\b")
ONE = r"(?:one|note|footnote|reference|chapter|table|figure|section)"
# "What happened next?" counts nothing on.
NEXT = re.compile(
    rf"\b(?:the\s+)?(?:next|following|subsequent)\s+{ONE}\b|^\W*(?:and\s+|what\s+about\s+)?(?:the\s+)?next\W*$|"
    r"\bone\s+after\b|\bafter\s+that\s+one\b",
    re.IGNORECASE,
)
PREVIOUS = re.compile(rf"\b(?:the\s+)?(?:previous|preceding|prior)\s+{ONE}\b|\bthe\s+one\s+before\b", re.IGNORECASE)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
ORDINAL = re.compile(rf"\b(?:{'|'.join(ORDINALS)})\b", re.IGNORECASE)
HOLDER = re.compile(
    r"who\b|(?:which|what)\s+(?!(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b)[a-z]+(?=\s)",
    re.IGNORECASE,
)
BARE_NUMBER = re.compile(
    r"^\W*(?:and|what about|how about|or)?\s*(?:number\s+|no\.?\s*|#\s*)?(\d{1,4})\W*$", re.IGNORECASE
)


def shift_note(question: str, asked: Sequence[str], answered: Sequence[str]) -> str | None:
    """Return the question about the note, chapter or table after (or before) the last one asked about; newest last."""
    step = read_step(question)
    bare = BARE_NUMBER.match(question)
    if NOTE_NUMBER.search(question) or PART_NUMBER.search(question) or not (step or bare):
        return None
    for words in reversed(asked):
        if match := NOTE_NUMBER.search(words) or PART_NUMBER.search(words):
            number = int(bare[1]) if bare else int(match[2]) + step
            return f"{words[: match.start(2)]}{number}{words[match.end(2) :]}"
    shown = [match for words in answered for match in SHOWN_NOTE.finditer(words)]
    return f"What does footnote {int(shown[-1][1]) + step} cite?" if shown and step else None


def shift_rank(question: str, asked: str) -> str | None:
    """Return the last question about the rank after (or before) the one it asked about."""
    step = read_step(question)
    match = ORDINAL.search(asked)
    if not step or match is None or read_names(question):
        return None
    place = ORDINALS.index(match[0].casefold()) + step
    return ORDINAL.sub(ORDINALS[place], asked, count=1) if 0 <= place < len(ORDINALS) else None


def shift_holder(question: str, asked: str, answered: str) -> str | None:
    """Return the question who or which came after (or before) the one that the answer opens with."""
    step = 0 if NOTE_NUMBER.search(question) or PART_NUMBER.search(question) else read_step(question)
    kind = HOLDER.match(asked)
    if not step or kind is None or read_names(question):
        return None
    named = read_names(answered)
    return f"{kind[0]} came {'after' if step > 0 else 'before'} {named[0]}?" if named else None


def read_step(question: str) -> int:
    """Return how far a question counts on: 1 for the next one, -1 for the one before, else 0."""
    return 1 if NEXT.search(question) else -1 if PREVIOUS.search(question) else 0
