"""Questions that the paper's structure answers, in the order in which they are tried.

It owns that order; it must not know how any one kind of question is answered.
"""

from __future__ import annotations

from footnoted.answer import Draft
from footnoted.answering.advice import answer_advice
from footnoted.answering.asking import Asked, Lookup
from footnoted.answering.bibliography import answer_from_bibliography
from footnoted.answering.claim_notes import answer_behind
from footnoted.answering.lists import answer_from_lists
from footnoted.answering.note_followups import settle_followup
from footnoted.answering.notes import answer_from_notes
from footnoted.answering.primary_sources import answer_primary
from footnoted.answering.summaries import answer_from_summaries
from footnoted.answering.tables import answer_from_tables

__all__ = ["answer_from_structure"]

# Notes before tables ("the source behind Table 1's note 13"), tables before claims ("where do the ranks come from?"),
# and these before the paper's own data.
LOOKUPS: tuple[Lookup, ...] = (
    answer_primary,
    answer_from_notes,
    answer_from_tables,
    answer_behind,
    answer_from_lists,
    answer_advice,
    answer_from_summaries,
    answer_from_bibliography,
)


def answer_from_structure(asked: Asked) -> Draft | None:
    """Return the draft of the first look-up that a question is meant for; None where it is for none.

    A draft without claims is a refusal: the question is of that kind, and the paper has no such thing.
    """
    asked = settle_followup(asked, answer_from_structure)
    for lookup in LOOKUPS:
        draft = lookup(asked)
        if draft is not None:
            return draft
    return None
