"""A follow-up question made to stand alone by what was said before, without a model.

It owns the order in which the ways of leaning are tried, and the words put in; it must not know the paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from footnoted.conversation.choosing import choose_among
from footnoted.conversation.counting import NOTE_NUMBER, SHOWN_NOTE, shift_holder, shift_note, shift_rank
from footnoted.conversation.ellipsis import OWNED, fill_ellipsis, first_sentence, put_owned, recall_statement
from footnoted.conversation.leaning import (
    PRONOUNS,
    Pronoun,
    asks_for_more,
    asks_for_rest,
    find_pronoun,
    names_little,
    points_back,
    repeats_thing,
)
from footnoted.conversation.names import own, read_names
from footnoted.conversation.topic import Exchange, Subject, find_referent, find_subjects, find_topic, read_exchange

__all__ = ["Turn", "stand_alone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing said: a question by the user, or the answer's text by the assistant."""

    role: Literal["user", "assistant"]
    content: str


# From the beginning of the white space alone, or a long stretch of it would be tried from each of its places.
MARKER = re.compile(r"(?<!\s)\s*\[\d+\]")
# An answer that there is none says nothing to lean on; what was searched stands in it under the paper's title.
REFUSAL = re.compile(r"^\W*(?:i don[’']?t know|the paper does not say)\b|\bSearched: \d+ sentences\b", re.IGNORECASE)
ENDS = " ?.!>"
OF_SOURCES = re.compile(r"\b(?:sources?|works?|references?|cit(?:e|es|ed|ing)|foot\s?-?notes?)\b", re.IGNORECASE)
BRACKETS = re.compile(r"\s*\([^()]*\)")
POSSESSIVES = {"his", "her", "hers", "its", "their", "thier", "theirs"}


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """Return the question as it would be asked by itself; the same words where it leans on nothing.

    `history` is newest last. What was asked before is understood in the same way first, so that what a
    conversation is about is carried over many turns.
    """
    exchanges: list[Exchange] = []
    for asked, answered in pair_turns(history):
        exchanges.append(read_exchange(len(exchanges), understand(asked, exchanges), answered))
    return understand(question, exchanges)


def pair_turns(history: Sequence[Turn]) -> list[tuple[str, str]]:
    """Return each question with its answer, citation markers taken out; "" for an answer that tells nothing."""
    pairs: list[tuple[str, str]] = []
    for turn in history:
        words = MARKER.sub("", turn.content).strip()
        if turn.role == "user" and words:
            pairs.append((words, ""))
        elif turn.role == "assistant" and words and pairs and not REFUSAL.search(words):
            pairs[-1] = (pairs[-1][0], words)
    return pairs


def understand(question: str, exchanges: Sequence[Exchange]) -> str:
    """Return a question as it stands alone after some exchanges."""
    if not exchanges or not question.strip():
        return question
    asked, answered = exchanges[-1].question, exchanges[-1].answer
    shifted = (
        shift_note(question, [each.question for each in exchanges], [each.answer for each in exchanges])
        or shift_rank(question, asked)
        or shift_holder(question, asked, answered)
        or choose_among(question, asked)
        or recall_statement(question, answered)
    )
    if shifted:
        return shifted
    filled = fill_own(question, exchanges) or fill_ellipsis(question, asked, answered) or question
    return replace_pronoun(filled, exchanges) or add_topic(filled, exchanges) or filled


def fill_own(question: str, exchanges: Sequence[Exchange]) -> str | None:
    """Return the last question about another thing of the same owner: "and its economy?"."""
    match = OWNED.match(question)
    pronoun = find_pronoun(question) if match else None
    referent = find_referent(pronoun, find_subjects(exchanges)) if pronoun else None
    return put_owned(referent.name, match["thing"], exchanges[-1].question) if match and referent else None


def replace_pronoun(question: str, exchanges: Sequence[Exchange]) -> str | None:
    """Return the question with its pronoun replaced by what it means; None where it has none."""
    pronoun = find_pronoun(question)
    if pronoun is None:
        return None
    note = read_note(exchanges[-1])
    if note and pronoun in ("it", "they"):
        return substitute(pronoun, question, f"footnote {note}")
    subjects = find_subjects(exchanges)
    referent = find_referent(pronoun, subjects)
    if referent is not None and referent.name.casefold() not in question.casefold():
        named = substitute(pronoun, question, referent.name)
        return add_context(named, exchanges, subjects) if points_back(question) else named
    return add_context(question, exchanges, subjects)


def read_note(exchange: Exchange) -> str | None:
    """Return the number of the note that was asked about, or the one note that an answer about sources opens with."""
    if asked := NOTE_NUMBER.search(exchange.question):
        return asked[2]
    shown = SHOWN_NOTE.findall(first_sentence(exchange.answer))
    return shown[0] if len(shown) == 1 and OF_SOURCES.search(exchange.question) else None


def add_topic(question: str, exchanges: Sequence[Exchange]) -> str | None:
    """Return a question that leans without a pronoun with what it is about behind it; None for any other."""
    said = [*(each.question for each in exchanges), first_sentence(exchanges[-1].answer)]
    points = points_back(question)
    if not points and read_names(question):
        return None
    if not (points or asks_for_more(question) or names_little(question) or repeats_thing(question, said)):
        return None
    subjects = find_subjects(exchanges)
    topic = find_topic(subjects)
    if topic and not points and not asks_for_rest(question):
        return f"{question.rstrip(ENDS)} ({topic.name})?"
    return add_context(question, exchanges, subjects)


def add_context(question: str, exchanges: Sequence[Exchange], subjects: Sequence[Subject]) -> str:
    """Return a question with the last one behind it in brackets, and before that what the conversation is about."""
    topic = find_topic(subjects)
    asked = BRACKETS.sub("", exchanges[-1].question).strip(ENDS)
    about = f"{topic.name}: {asked}" if topic and topic.name.casefold() not in asked.casefold() else asked
    return f"{question.rstrip(ENDS)} ({about})?"


def substitute(pronoun: Pronoun, question: str, name: str) -> str:
    """Return the question with every pronoun of a kind replaced by a name."""

    def replace(match: re.Match[str]) -> str:
        is_object = match[0].casefold() == "her" and not re.match(r"\s+[a-z]", question[match.end() :])
        return own(name) if match[0].casefold() in POSSESSIVES and not is_object else name

    return PRONOUNS[pronoun].sub(replace, question)
