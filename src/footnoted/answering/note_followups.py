"""A question with the one before it in brackets, about notes: "Who wrote it (What is the oldest source)?".

It owns how such a question comes to stand on a note, or takes the place of a part of the one before; it must not know
how the conversation was carried on, nor how either is answered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from footnoted.answer import Draft
from footnoted.answering.asking import Asked
from footnoted.answering.note_fields import FIELDS
from footnoted.answering.note_questions import wants_support
from footnoted.answering.source_kinds import KINDS

__all__ = ["settle_followup"]

ASKING = r"(?:what|which|who|whose|how|when|where|is|are|was|were|does|do|list|show)"
CONTEXT = re.compile(
    rf"^(?P<outer>[^()]+?)\s*\((?:[^():]*:\s*)?(?P<context>{ASKING}\b(?:[^()]|\([^()]*\))*)\)\W*$", re.IGNORECASE
)
PRONOUN = re.compile(r"\b(?P<word>its?|they|them|their|that|this|he|she)\b", re.IGNORECASE)


def settle_followup(asked: Asked, answer: Callable[[Asked], Draft | None]) -> Asked:
    """Return a question about a note that the one before it showed, or about another kind; else the same question.

    `answer` answers the question in brackets, where one note must be all that is asked for.
    """
    match = CONTEXT.match(asked.text)
    if match is None:
        return asked
    outer, context = match["outer"].strip(), match["context"].strip()
    if swapped := swap_kind(outer, context):
        return replace(asked, text=swapped)
    asks_of_note = wants_support(outer) or any(field.asked.search(outer) for field in FIELDS)
    if not asks_of_note or not PRONOUN.search(outer):
        return asked
    draft = answer(replace(asked, text=f"{context}?"))
    if draft is None or len(draft.notes) != 1:
        return asked
    return replace(asked, text=f"{PRONOUN.sub(f'footnote {draft.notes[0][1]}', outer, count=1)}?")


def swap_kind(outer: str, context: str) -> str | None:
    """Return the question before with the kind of source that is now named in place of its own; None where none is."""
    if not any(kind.words.fullmatch(outer) for kind in KINDS):
        return None
    own = next((match for kind in KINDS if (match := kind.words.search(context))), None)
    return f"{context[: own.start()]}{outer}{context[own.end() :]}?" if own else None
