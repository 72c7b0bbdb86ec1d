"""Proper names in what is said: where they stand, and what kind of thing they look like.

It owns how a name is told from a capital that only opens a sentence; it must not know what leans on a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from footnoted.countries import names_country, unify_countries
from footnoted.indexing.terms import STOP_WORDS

__all__ = [
    "INSTITUTION",
    "Name",
    "NameKind",
    "find_names",
    "is_person",
    "own",
    "part_owned",
    "read_names",
    "share_word",
]

# "person" has two words or more; "single" is one bare word, a person's or not; "thing" is a country, an institution,
# a title in quotation marks, or what an article or a preposition of place stands before.
NameKind = Literal["person", "single", "thing"]

WORD = r"(?:[A-Z](?:\.(?:[A-Z]\.)+|\.(?=\s?[A-Z]))|[A-Z][\w’'&-]*)"
LINK = r"(?:(?:of|the|for|de|da|du|van|von|der|den|la|le|el|al|bin|ibn|y|&)\s+){0,2}"
PROPER = re.compile(rf"(?<![\w’'&-]){WORD}(?:\s+{LINK}{WORD})*")
OWNER = re.compile(r"(?P<owner>.+?)[’']s\s+(?P<owned>.+)$")
QUOTED = re.compile(r"[\"“]([A-Z][^\"“”]{1,60}?)[,.]?[\"”]")
SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|[\n•])\W*$")
# Words that only open a sentence, beside those of grammar.
OPENERS = STOP_WORDS | frozenset(
    word
    for line in (
        "according afterwards although among and another anyone anything around aside besides born both compare",
        "compared critics describe despite early eventually every everybody everyone everything explain few",
        "contrary due finally first following furthermore give given giving happened hence however initially instead",
        "irrespective last late owing regardless",
        "later like list many meanwhile more moreover most much name nevertheless next nobody none nothing now ok",
        "okay one originally others overall please prior said say says several show similarly since so some",
        "somebody someone something soon subsequently summarise summarize tell ten thank thanks though three",
        "throughout today two ultimately unlike unlikely upon usually various via whether within without yes",
    )
    for word in line.split()
)
# Capitals that name nothing one can lean on: calendar and courtesy.
CALENDAR = frozenset(
    word
    for line in (
        "january february march april may june july august september october november december monday tuesday",
        "wednesday thursday friday saturday sunday christmas easter spring summer autumn winter",
    )
    for word in line.split()
)
INSTITUTION = re.compile(
    r"\b(?:States|Kingdom|Ministry|Council|Nations|Party|Policy|University|College|School|Times|News|Act|Agreement|"
    r"Peninsula|Sea|War|Battle|Summit|Group|Union|Office|Department|Committee|Institute|Table|Chapter|Album|Awards?|"
    r"Records|Society|Company|Corporation|Court|Congress|Parliament|Senate|Treaty|Army|Navy|League|Cup|Championship|"
    r"Series|Festival|Theatre|Theater|Museum|City|River|Islands?|Mountains?|Association|Organi[sz]ation|Agency|"
    r"Foundation|Programme|Program|Project|Plan|Strategy)\b|"
    # Surnames too, where they do not stand behind another word.
    r"(?<=\s)(?:House|Street|Bank|Church|Force|Hall|Park|Lake|Bridge|Hill)\b"
)
PLACED = re.compile(
    r"\b(?:in|at|from|into|near|to|on|onto|across|through|throughout|within|outside|inside|the|an?|called|titled|"
    r"entitled|album|film|book|song|single|novel|play)\s+\W?$",
    re.IGNORECASE,
)
FEMININE = re.compile(r"\b(?:Mrs|Ms|Miss|Madam|Lady|Queen|Princess|Duchess|Empress|Dame|Sister|Mother)\b")
MASCULINE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Duke|Emperor|Brother|Father|Pope)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name as it stands in some words; `opens` where its capital may be that of a sentence."""

    words: str
    start: int
    kind: NameKind
    opens: bool

    def fits(self, pronoun: str) -> bool:
        """Tell whether no title in the name speaks against "he" or "she"."""
        other = FEMININE if pronoun == "he" else MASCULINE
        return other.search(self.words) is None


def read_names(words: str) -> list[str]:
    """Return the proper names in some words, in order; capitals that only open a sentence are left out."""
    return [name.words for name in find_names(words)]


def find_names(words: str) -> tuple[Name, ...]:
    """Return the proper names in some words with their places, in order."""
    quoted = [read_quoted(match) for match in QUOTED.finditer(words)]
    plain = [
        name
        for match in PROPER.finditer(words)
        if not any(title.start <= match.start() < title.start + len(title.words) for title in quoted)
        for name in read_match(words, match)
    ]
    return tuple(sorted((*quoted, *plain), key=lambda name: name.start))


def part_owned(name: str) -> tuple[str, ...]:
    """Return the two names in "Anna Roose's France", a person's and a country's; else the name alone."""
    match = OWNER.match(name)
    if match is None or not names_country(unify_countries(match["owned"])):
        return (name,)
    return match["owner"], match["owned"]


def read_quoted(match: re.Match[str]) -> Name:
    """Return a title in quotation marks as the name of a thing."""
    return Name(words=match[1], start=match.start(1), kind="thing", opens=False)


def read_match(words: str, match: re.Match[str]) -> Iterator[Name]:
    """Yield the name in a run of capitals, the words that only open the sentence and the calendar's taken off."""
    opens = SENTENCE_START.search(words[max(0, match.start() - 8) : match.start()]) is not None
    start, said = match.start(), match[0]
    while first := re.match(r"(\S+)\s*", said):
        bare = first[1].strip("’'.&-").casefold()
        bare = re.sub(r"[’'].*$", "", bare)
        is_opener = (bare in OPENERS and (opens or " " not in said)) or (
            opens and " " not in said and re.search(r"(?:ly|ing)$", bare) is not None
        )
        # "The Waterboys" is a name with its article; "The next" is none.
        if not (is_opener or bare in CALENDAR or not bare):
            break
        start, said = start + first.end(), said[first.end() :]
        opens = opens and is_opener
    said = re.sub(r"(?:[’']s|[’'.&-])$", "", said)
    said = re.sub(r"(?:\s+(?:of|the|for|de|da|du|van|von|der|den|la|le|el|al|bin|ibn|y|&))+$", "", said)
    if not said or said == "I" or said.startswith(("I'", "I’")) or not any(each.isalpha() for each in said):
        return
    yield Name(words=said, start=start, kind=kind_of(said, words[max(0, start - 20) : start]), opens=opens)


def kind_of(name: str, before: str) -> NameKind:
    """Return what a name looks like, by its words and those before it."""
    if names_country(unify_countries(name)) or INSTITUTION.search(name) or name.isupper():
        return "thing"
    if is_person(name):
        return "thing" if re.search(r"\b(?:the|called|titled|entitled)\s+$", before, re.IGNORECASE) else "person"
    return "thing" if PLACED.search(before) else "single"


def is_person(name: str) -> bool:
    """Tell whether a name looks like a person's: two words or more, no country's and no institution's."""
    words = name.split()
    # "Eleanor of Aquitaine", but no "Suggestions for Thought".
    is_titled = bool({"the", "for", "&"} & set(words)) or ("of" in words and len(words) > 3)
    is_country = names_country(unify_countries(name))
    return len(words) >= 2 and not is_titled and not is_country and INSTITUTION.search(name) is None


def own(name: str) -> str:
    """Return the possessive of a name."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def share_word(one: str, other: str) -> bool:
    """Tell whether one of two names ends as the other does or opens with it: "Roose" and "Anna Roose"."""
    if one == other:
        return True
    short, long = sorted((one.casefold().split(), other.casefold().split()), key=len)
    return len(short) < len(long) and (short[-1:] == long[-1:] or short == long[: len(short)])
