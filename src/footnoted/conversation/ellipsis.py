"""Follow-ups that leave out what the question before said: "and for China?", "why?", "the source for that?".

It owns how a fragment is put where it belongs; it must not know of pronouns.
"""

from __future__ import annotations

import re

from footnoted.conversation.counting import NOTE_NUMBER, ORDINAL, PART_NUMBER
from footnoted.conversation.names import INSTITUTION, own, part_owned, read_names
from footnoted.countries import names_country

__all__ = ["OWNED", "fill_ellipsis", "first_sentence", "put_owned", "recall_statement"]

QUESTION_WORD = (
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|has|have|had|will|"
    r"would|should|and|tell|list|give|name|in|on|at|the|a|an|for|of|to|please|show)"
)
ELLIPSIS = re.compile(
    r"^\W*(?:and|but|or|also|so|then|ok(?:ay)?,?)?\s*(?:what|how)\s+about\s+(?P<rest>.+)$|^\W*(?:and|or)\s+(?P<more>.+)$",
    re.IGNORECASE,
)
BARE_ASKING = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?P<word>why|how|how so|why not|when|where|who|by whom|how much|how many|since when)\s*"
    r"(?:is that|was that|that|so|exactly)?\W*$",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"^(?P<word>for|in|on|with|towards?|under|about|by|of|to|at|from|against|during|after|before)\s+(?P<object>.+)$",
    re.IGNORECASE,
)
YES_OR_NO = re.compile(r"^(?:yes|no)\b[,:;.]?\s*", re.IGNORECASE)
# The last phrase of a question, where it is of common words.
TAIL = re.compile(
    r"(?P<kept>.*\b(?:for|in|on|of|to|towards?|about|with|by|from|at|against|under)\s+)(?:the\s+)?[a-z][a-z\s-]*$",
    re.DOTALL,
)
OWNED = re.compile(
    r"^\W*(?:(?:and|but|or|so)\s+)?(?:(?:what|how)\s+about\s+)?(?:his|her|its|their)\s+(?P<thing>[\w-]+(?:\s+[\w-]+){0,3})\W*$",
    re.IGNORECASE,
)
# Whoever stands in another's place, of whom the same can be asked.
COUNTERPART = re.compile(
    r"\b(?:successor|predecessor|opponent|rival|ally|allies|neighbou?rs?|government|party)$", re.IGNORECASE
)
STATED = re.compile(
    r"\b(?:this|that|these|those)\b(?=\W*$|\s+(?:come|from|based|supported|backed|cited|claim|statement|sourced|true|"
    r"said|stated)\b)",
    re.IGNORECASE,
)
# What a statement rests on, and who made it.
GROUND = re.compile(
    r"\b(?:sources?|sourced|foot\s?-?notes?|notes?|fn|references?|cit(?:ed?|es|ation)|bas(?:ed|is)|support(?:s|ed)?|evidence|"
    r"back(?:s|ed)|come\s+from|true|claim|statement|who\s+(?:said|says|stated|claim(?:s|ed)|wrote))\b",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must)\b", re.IGNORECASE
)
LEANS_ITSELF = re.compile(
    r"\b(?:he|him|his|she|hers?|its?|they|them|their|theirs|this|that|these|those|else|others?|another|more|next|then|"
    r"afterwards|later|what|why|how|when|where|who)\b",
    re.IGNORECASE,
)
# A question of at most this many words with nothing to lean on is taken as a fragment of the one before.
FRAGMENT = 4


def recall_statement(question: str, answered: str) -> str | None:
    """Return a question about the ground of "that" with the first sentence of the last answer in its place."""
    match = STATED.search(question)
    if match is None or not answered or read_names(question) or not GROUND.search(question):
        return None
    return f"{question[: match.start()]}the claim that {first_sentence(answered)}?"


def fill_ellipsis(question: str, asked: str, answered: str) -> str | None:
    """Return the last question with the fragment put where it belongs."""
    if match := BARE_ASKING.match(question):
        return f"{match['word'].capitalize()} {YES_OR_NO.sub('', first_sentence(answered)) or asked.rstrip(' ?')}?"
    match = ELLIPSIS.match(question)
    fragment = (match["rest"] or match["more"]) if match else question
    fragment = fragment.strip(" ?.!")
    if VERB.search(fragment) or not fragment or LEANS_ITSELF.search(fragment):
        return None
    return put_fragment(fragment, asked) if match or is_fragment(question, fragment) else None


def is_fragment(question: str, fragment: str) -> bool:
    """Tell whether a few words are a part of a question; without a question mark they may be words to search for."""
    if len(fragment.split()) > FRAGMENT:
        return False
    if PREPOSITION.match(fragment) or NOTE_NUMBER.fullmatch(fragment) or ORDINAL.fullmatch(fragment):
        return True
    return question.rstrip().endswith("?") and not re.match(QUESTION_WORD + r"\b", fragment, re.IGNORECASE)


def put_fragment(fragment: str, asked: str) -> str:
    """Return a question with a fragment in place of the part of the same shape, or behind it."""
    body = asked.rstrip(" ?.!")
    for shape in (NOTE_NUMBER, PART_NUMBER, ORDINAL):
        if shape.fullmatch(fragment.removeprefix("the ")) and shape.search(body):
            return f"{shape.sub(lambda _: fragment.removeprefix('the '), body, count=1)}?"
    if match := PREPOSITION.match(fragment):
        return put_phrase(match["word"], match["object"], body)
    if swapped := swap_name(fragment, body, only_alike=False):
        return swapped
    if tail := TAIL.match(body):
        return f"{tail['kept']}{fragment}?"
    return f"{fragment} ({body})?"


def put_phrase(word: str, thing: str, body: str) -> str:
    """Return a question with a phrase ("under Park") in place of its like: same word, else same sort of name."""
    places = list(re.finditer(rf"\b{word}\b\s+", body, re.IGNORECASE))
    alike = [place for place in places if sort_of(body[place.end() :]) == sort_of(thing)]
    if alike:
        return f"{body[: alike[-1].end()]}{thing}?"
    if swapped := swap_name(thing, body, only_alike=True):
        return swapped
    if places:
        return f"{body[: places[-1].end()]}{thing}?"
    return f"{body} {word} {thing}?"


def put_owned(owner: str, thing: str, asked: str) -> str:
    """Return a question about another thing of the same owner, shaped as the last one where that can be."""
    body = asked.rstrip(" ?.!")
    owned = f"{own(owner)} {thing}"
    if COUNTERPART.search(thing) and owner in body:
        return f"{body.replace(owner, owned, 1)}?"
    if owner in body and (match := re.search(rf"{re.escape(own(owner))}\s+[\w-]+(?:\s+[\w-]+)?$", body)):
        return f"{body[: match.start()]}{owned}?"
    tail = TAIL.match(body)
    if owner in body and tail and body.rsplit(maxsplit=1)[-1] == thing.rsplit(maxsplit=1)[-1]:
        return f"{tail['kept']}{thing}?"
    return f"What about {owned}?"


def swap_name(fragment: str, body: str, *, only_alike: bool) -> str | None:
    """Return a question with a name in place of the last name of the same sort, or (if allowed) of any sort."""
    opening = read_names(fragment)[:1]
    if not opening or not fragment.removeprefix("the ").startswith(opening[0]):
        return None
    names = read_names(body)
    ending = "(?:['’]s)?" if fragment.endswith(("'s", "’s")) else ""
    # "And Bram Maas's?" after "Anna Roose's France policy" is still about France.
    if ending:
        names = [part for name in names for part in part_owned(name)]
    alike = [name for name in names if sort_of(name) == sort_of(fragment)]
    replaced = (alike or ([] if only_alike else names))[-1:]
    if not replaced:
        return None
    swapped = re.sub(rf"(?:the )?{re.escape(replaced[0])}{ending}", lambda _: fragment, body, count=1)
    return f"{swapped}?"


def sort_of(words: str) -> str:
    """Return what sort of name words open with: a country's, another thing's, a person's; "" where with none."""
    words = words.removeprefix("the ")
    if not words[:1].isupper():
        return ""
    name = next(iter(read_names(words)), words)
    if names_country(name):
        return "country"
    return "thing" if INSTITUTION.search(name) else "person"


def first_sentence(words: str) -> str:
    """Return the first sentence of some words, its stop left out."""
    return re.split(r"(?<=[a-z0-9)’'\"][.!?])\s+(?=[A-Z])", words, maxsplit=1)[0].rstrip(" .!?,")
