"""Who speaks the words of a quotation: in the claim, and in the paper.

It owns verbs of saying and where their speaker stands; it must not know whether a quotation is to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnoted.checking.content import Content
from footnoted.checking.names import Name
from footnoted.checking.words import Token, stem_of

__all__ = ["find_speakers", "names_alike"]

VERBS = (
    "said says tell told stated argue claim noted stress affirm warn describe call deem denounce criticize criticise "
    "announce declare dismiss deride pledge assert insist write wrote written remark explain conclude emphasise "
    "emphasize label term dub blame urge promise vow propose suggest comment accuse speak spoke brand underscore "
    "voice recall reply respond joke quip add believe maintain mock praise hail"
)
SAYING = frozenset(stem_of(word) for word in VERBS.split())
ACCORDING = re.compile(r"\b(?:according\s+to|in\s+the\s+words\s+of|as\s+told\s+by)\b", re.IGNORECASE)
MADE_CLEAR = re.compile(r"\bma(?:de|kes?|king)\s+(?:it\s+)?clear\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(?:he|she|they|who|whom)\b", re.IGNORECASE)
SEGMENT = re.compile(r"[,;:–—]|\band\b")
# Words behind a quotation within which its speaker is named: "…, said Lee", "…, as Lee put it".
BEHIND = 60


def find_speakers(content: Content, start: int, end: int, before: Sequence[Name] = ()) -> tuple[Name, ...] | None:
    """Return who is said to speak the words `[start, end)`; None where no verb of saying tells.

    `before` are the people named in the sentence before: whom "he" or "she" may mean.
    """
    if accorded := find_accorded(content, start, end):
        return accorded
    behind = find_behind(content, end)
    verbs = [span for span in list_verbs(content) if span[1] <= start]
    for place in range(len(verbs) - 1, -1, -1):
        opens = verbs[place - 1][1] if place else 0
        found = name_subject(content, opens, verbs[place][0])
        if found:
            return found
        if PRONOUN.search(content.text[opens : verbs[place][0]]) or place:
            earlier = [each for each in content.names if each.end <= opens and each.kind == "other"]
            if earlier and PRONOUN.search(content.text[opens : verbs[place][0]]):
                return tuple(earlier)
    if verbs and before:
        return tuple(before)
    if verbs or behind:
        return behind or ()
    return None


def list_verbs(content: Content) -> list[tuple[int, int]]:
    """Return the places of the verbs of saying."""
    verbs = [(token.start, token.end) for token in content.tokens if is_saying(token)]
    return sorted([*verbs, *(match.span() for match in MADE_CLEAR.finditer(content.text))])


def is_saying(token: Token) -> bool:
    """Tell whether a word is a verb of saying."""
    return token.stem in SAYING


def find_accorded(content: Content, start: int, end: int) -> tuple[Name, ...]:
    """Return whom "according to" names, beside the quotation."""
    for match in ACCORDING.finditer(content.text):
        is_beside = match.end() <= start or end <= match.start() <= end + BEHIND
        limit = start if match.end() <= start else len(content.text)
        if is_beside:
            stop = re.search(r",", content.text[match.end() : limit])
            reach = match.end() + stop.start() if stop else limit
            return tuple(each for each in content.names if match.end() <= each.start < reach)
    return ()


def find_behind(content: Content, end: int) -> tuple[Name, ...]:
    """Return who speaks by a verb right behind the quotation."""
    verb = next((token for token in content.tokens if end <= token.start <= end + BEHIND and is_saying(token)), None)
    if verb is None:
        return ()
    return tuple(each for each in content.names if end <= each.start <= verb.end + BEHIND)


def name_subject(content: Content, opens: int, verb: int) -> tuple[Name, ...]:
    """Return the names nearest before a verb: those of its clause, or of the one before where it has none."""
    segments = [opens, *(opens + match.end() for match in SEGMENT.finditer(content.text[opens:verb])), verb]
    for place in range(len(segments) - 2, -1, -1):
        found = [each for each in content.names if segments[place] <= each.start and each.end <= verb]
        if found:
            return tuple(found)
        if PRONOUN.search(content.text[segments[place] : verb]):
            return ()
    return ()


def names_alike(claimed: Sequence[Name], found: Sequence[Name]) -> bool:
    """Tell whether any of the people, or where none is named any of the countries, is the same."""
    people = [each for each in claimed if each.kind != "country"]
    return any(one.equals(other) for one in people or claimed for other in found)
