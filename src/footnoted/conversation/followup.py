"""A follow-up question made to stand alone by what was said before, without a model.

It owns what a pronoun, an ellipsis or "the next one" leans on; it must not know the paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from footnoted.countries import names_country

__all__ = ["Turn", "stand_alone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing said: a question by the user, or the answer's text by the assistant."""

    role: Literal["user", "assistant"]
    content: str


MARKER = re.compile(r"\s*\[\d+\]")
QUESTION_WORD = (
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|has|have|had|will|"
    r"would|should|and|tell|list|give|name|in|on|at|the|a|an|for|of|to|please|show)"
)
PROPER = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]*(?:\.(?=[A-Z]))?(?:\s+(?:(?:of|the|and|for)\s+(?=[A-Z]))?[A-Z][\w’'-]*)*"
)
OPENING_WORD = re.compile(rf"^{QUESTION_WORD}$", re.IGNORECASE)
OPENING = re.compile(r"(?:who|whom|whose|what|which|when|where|why|how|tell|list|give|name|show)\b", re.IGNORECASE)
NOTE_NUMBER = re.compile(
    r"\b((?:foot\s?-?note|note|fn\.?|reference|citation)s?\s*(?:number\s+|no\.?\s*|#\s*)?)(\d{1,4})\b", re.IGNORECASE
)
ONE = r"(?:one|note|footnote|reference)"
NEXT = re.compile(
    rf"\b(?:the\s+)?(?:next|following|subsequent)(?:\s+{ONE})?\b|\bone\s+after\b|\bafter\s+that\s+one\b", re.IGNORECASE
)
PREVIOUS = re.compile(rf"\b(?:the\s+)?(?:previous|preceding|prior)\s+{ONE}\b|\bthe\s+one\s+before\b", re.IGNORECASE)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
ORDINAL = re.compile(rf"\b(?:{'|'.join(ORDINALS)})\b", re.IGNORECASE)
BARE_NUMBER = re.compile(
    r"^\W*(?:and|what about|how about|or)?\s*(?:number\s+|no\.?\s*|#\s*)?(\d{1,4})\W*$", re.IGNORECASE
)
ELLIPSIS = re.compile(
    r"^\W*(?:and|but|or|also|so|then|ok(?:ay)?,?)?\s*(?:what|how)\s+about\s+(?P<rest>.+)$|^\W*(?:and|or)\s+(?P<more>.+)$",
    re.IGNORECASE,
)
BARE_ASKING = re.compile(
    r"^\W*(?:and\s+)?(?P<word>why|how|how so|why not|when|where|who|by whom|how much|how many|since when)\s*"
    r"(?:is that|was that|that|so|exactly)?\W*$",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"^(?P<word>for|in|on|with|towards?|under|about|by|of|to|at|from|against|during|after|before)\s+(?P<object>.+)$",
    re.IGNORECASE,
)
PERSONAL = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
NEUTRAL = re.compile(r"\b(?:it|its|they|them|their|theirs)\b", re.IGNORECASE)
STATED = re.compile(
    r"\b(?:this|that|these|those)\b(?=\W*$|\s+(?:come|from|based|supported|backed|cited|claim|statement|sourced|true|"
    r"said|stated)\b)",
    re.IGNORECASE,
)
# "this paper" points at the paper itself; "the evidence that Russia …" does not point at all.
POINTING = re.compile(
    r"\b(?:this|these|those)\b(?!\s+(?:research\s+)?(?:paper|report|study|document|article|publication|text|author)\b)|"
    r"\bthat\b(?=\W*$|\s+(?:is|was|are|were|has|had|will|would|compare|happen|mean|affect|change|matter|one)\b)|"
    r"\b(?:is|was|did|does|of|about|for|to|with|by|after|before|on|in)\s+that\b(?!\s+(?:the|an?|[A-Z]))|"
    r"\bthere\W*$|\bthe\s+(?:former|latter)\b"
)
INSTITUTION = re.compile(
    r"\b(?:States|Kingdom|Ministry|House|Council|Nations|Party|Policy|University|Street|Times|News|Act|Agreement|"
    r"Peninsula|Sea|War|Summit|Group|Union|Bank|Office|Department|Committee|Institute|Table|Chapter)\b"
)
POSSESSIVES = {"his", "her", "hers", "its", "their", "theirs"}
VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must)\b", re.IGNORECASE
)
# A question of at most this many words with nothing to lean on is taken as a fragment of the one before.
FRAGMENT = 4


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """Return the question as it would be asked by itself; the same words where it leans on nothing.

    `history` is newest last.
    """
    asked = last_said(history, "user")
    if asked is None:
        return question
    answered = last_said(history, "assistant") or ""
    return (
        shift_note(question, history)
        or shift_rank(question, asked)
        or recall_statement(question, answered)
        or fill_ellipsis(question, asked, answered)
        or replace_pronouns(question, asked, answered)
        or question
    )


def last_said(history: Sequence[Turn], role: str) -> str | None:
    """Return the newest words of one side, citation markers taken out."""
    for turn in reversed(history):
        if turn.role == role and turn.content.strip():
            return MARKER.sub("", turn.content).strip()
    return None


def shift_note(question: str, history: Sequence[Turn]) -> str | None:
    """Return the question about the note after (or before) the last one that was asked about."""
    step = 1 if NEXT.search(question) else -1 if PREVIOUS.search(question) else 0
    bare = BARE_NUMBER.match(question)
    if NOTE_NUMBER.search(question) or not (step or bare):
        return None
    for turn in reversed(history):
        match = NOTE_NUMBER.search(turn.content) if turn.role == "user" else None
        if match:
            number = int(bare[1]) if bare else int(match[2]) + step
            return f"{turn.content[: match.start(2)]}{number}{turn.content[match.end(2) :]}"
    shown = [m for turn in reversed(history) for m in re.finditer(r"\bfn (\d{1,4})\b", turn.content)]
    return f"What does footnote {int(shown[-1][1]) + step} cite?" if shown and step else None


def shift_rank(question: str, asked: str) -> str | None:
    """Return the last question about the rank after (or before) the one it asked about."""
    step = 1 if NEXT.search(question) else -1 if PREVIOUS.search(question) else 0
    match = ORDINAL.search(asked)
    if not step or match is None or read_names(question):
        return None
    place = ORDINALS.index(match[0].casefold()) + step
    return ORDINAL.sub(ORDINALS[place], asked, count=1) if 0 <= place < len(ORDINALS) else None


def recall_statement(question: str, answered: str) -> str | None:
    """Return a question about "that" with the first sentence of the last answer in its place."""
    match = STATED.search(question)
    if match is None or not answered or read_names(question):
        return None
    return f"{question[: match.start()]}the claim that {first_sentence(answered)}?"


def first_sentence(words: str) -> str:
    """Return the first sentence of some words, its stop left out."""
    return re.split(r"(?<=[a-z0-9)’'\"][.!?])\s+(?=[A-Z])", words, maxsplit=1)[0].rstrip(" .!?")


def fill_ellipsis(question: str, asked: str, answered: str) -> str | None:
    """Return the last question with the fragment put where it belongs."""
    if match := BARE_ASKING.match(question):
        return f"{match['word'].capitalize()} {first_sentence(answered) or asked}?"
    match = ELLIPSIS.match(question)
    fragment = (match["rest"] or match["more"]) if match else question
    fragment = fragment.strip(" ?.!")
    is_short = (
        len(fragment.split()) <= FRAGMENT
        and not VERB.search(fragment)
        and not re.match(QUESTION_WORD + r"\b", fragment, re.I)
    )
    if not (match and not VERB.search(fragment)) and not is_short:
        return None
    return put_fragment(fragment, asked)


def put_fragment(fragment: str, asked: str) -> str:
    """Return a question with a fragment in place of the part of the same shape, or behind it."""
    body = asked.rstrip(" ?.!")
    for shape in (NOTE_NUMBER, ORDINAL):
        if shape.fullmatch(fragment.removeprefix("the ")) and shape.search(body):
            return f"{shape.sub(lambda _: fragment.removeprefix('the '), body, count=1)}?"
    if match := PREPOSITION.match(fragment):
        word, thing = match["word"], match["object"]
        places = list(re.finditer(rf"\b{word}\b\s+", body, re.IGNORECASE))
        if places:
            return f"{body[: places[-1].end()]}{thing}?"
        return f"{body} {word} {thing}?"
    names = read_names(body)
    if fragment[:1].isupper() and names:
        alike = [name for name in names if is_person(name) == is_person(fragment)]
        return f"{body.replace((alike or names)[-1], fragment, 1)}?"
    if re.fullmatch(r"(?:the\s+)?[a-z][\w\s-]*", fragment):
        for word in ("for", "in", "on", "of"):
            places = list(re.finditer(rf"\b{word}\b\s+(?=[a-z])", body))
            if places:
                return f"{body[: places[-1].end()]}{fragment}?"
    return f"{body} {fragment}?"


def replace_pronouns(question: str, asked: str, answered: str) -> str | None:
    """Return the question with pronouns replaced by what was last named, or with the last question behind it.

    A pronoun behind a name in the same question leans on that name, not on what was said before.
    """
    names = read_names(asked) or read_names(first_sentence(answered))
    note = NOTE_NUMBER.search(asked)
    if leans(PERSONAL, question):
        people = [name for name in (*read_names(asked), *read_names(answered)) if is_person(name)]
        if people:
            return substitute(PERSONAL, question, people[0])
    if leans(NEUTRAL, question):
        if note:
            return substitute(NEUTRAL, question, f"footnote {note[2]}")
        if len(names) == 1:
            return substitute(NEUTRAL, question, names[0])
    if any(leans(pattern, question) for pattern in (PERSONAL, NEUTRAL, POINTING)):
        return f"{question.rstrip(' ?')} ({asked.rstrip(' ?.')})?"
    return None


def leans(pattern: re.Pattern[str], question: str) -> bool:
    """Tell whether a question has such a word with no name of its own before it."""
    match = pattern.search(question)
    return match is not None and not read_names(question[: match.start()])


def substitute(pronoun: re.Pattern[str], question: str, name: str) -> str:
    """Return the question with every pronoun of a kind replaced by a name."""

    def replace(match: re.Match[str]) -> str:
        is_object = match[0].casefold() == "her" and not re.match(r"\s+[a-z]", question[match.end() :])
        return f"{name}'s" if match[0].casefold() in POSSESSIVES and not is_object else name

    return pronoun.sub(replace, question)


def read_names(words: str) -> list[str]:
    """Return the proper names in some words, in order; capitals that only open a sentence are left out."""
    found: list[str] = []
    for match in PROPER.finditer(words):
        parts = match[0].split()
        while parts and OPENING_WORD.match(parts[0]):
            parts = parts[1:]
        name = re.sub(r"[’']s$", "", " ".join(parts))
        if name and name != "I":
            found.append(name)
    return found


def is_person(name: str) -> bool:
    """Tell whether a name looks like a person's: two words or more, no country's and no institution's."""
    return len(name.split()) >= 2 and not names_country(name) and INSTITUTION.search(name) is None
