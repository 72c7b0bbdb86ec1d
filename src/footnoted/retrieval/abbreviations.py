"""The abbreviations that papers define themselves: "US Forces Korea (USFK)".

It owns which words an abbreviation stands for and how the two are made to meet; it must not know what is searched.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from footnoted.indexing.terms import STOP_WORDS

__all__ = ["Abbreviation", "expand_abbreviations", "find_abbreviations", "unify_abbreviations"]

# The bounds that Schwartz and Hearst (2003) give: of a short form's letters and words.
SHORTEST, LONGEST = 2, 10
MOST_WORDS = 2
BRACKETED = re.compile(r"\(([^()]{2,120})\)")
MARKERS = re.compile("[⁰¹²³⁴-⁹*_]+")
# An abbreviation has two capitals at least: "(Kim)" and "(see)" have not.
CAPITALS = re.compile(r"[A-Z].*[A-Z]")
BREAK = re.compile(r"[.;:!?]\s+(?=[A-Z])")
WORD = re.compile(r"[\w’'./&-]+")
LINKS = frozenset(("of", "for", "and", "the", "on", "in", "to"))
ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
NAME = re.compile(r"\b[A-Z][\w-]*(?: (?:(?:of|for|and|the|on|in|to) ){0,2}[A-Z][\w-]*){1,5}\b")
# A long form lies within so many letters before its brackets.
FARTHEST = 200
# In any case only what is no word of grammar: "who" is not the World Health Organization.
SHORTEST_IN_LOWER_CASE = 3


class Abbreviation(NamedTuple):
    """A short form and the words that it stands for."""

    short: str
    long: str


def find_abbreviations(sentences: Iterable[str]) -> tuple[Abbreviation, ...]:
    """Return the abbreviations that sentences define, in the order of their first definition.

    After Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text (2003).
    Of a short form defined in several ways the commonest counts, of those the first. One that stands there and is
    nowhere defined is taken for the one name there of which it is the initials.
    """
    texts = [MARKERS.sub("", sentence) for sentence in sentences]
    found = Counter(pair for text in texts for pair in read_definitions(text))
    chosen: dict[str, Abbreviation] = {}
    for pair, count in found.items():
        known = chosen.get(pair.short)
        if known is None or count > found[known]:
            chosen[pair.short] = pair
    initials = (pair for pair in match_initials(texts) if pair.short not in chosen)
    return (*chosen.values(), *initials)


def match_initials(texts: Iterable[str]) -> Iterator[Abbreviation]:
    """Yield each run of capitals that is the initials of exactly one name in the texts: USFK, US Forces Korea."""
    acronyms: dict[str, None] = {}
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        acronyms.update(dict.fromkeys(ACRONYM.findall(text)))
        for match in NAME.finditer(text):
            words = match[0].split()
            for start in range(len(words)):
                name = words[start:]
                if name[0] not in LINKS:
                    names[initials_of(name)][" ".join(name)] += 1
    for acronym in acronyms:
        if len(names[acronym]) == 1 and acronym not in next(iter(names[acronym])).split():
            yield Abbreviation(acronym, next(iter(names[acronym])))


def initials_of(name: Iterable[str]) -> str:
    """Return the initials of a name: a word that is capitals itself counts whole, "of" and its like not at all."""
    words = (part for word in name if word not in LINKS for part in word.split("-") if part)
    return "".join(word if word.isupper() else word[0] for word in words)


def read_definitions(sentence: str) -> Iterator[Abbreviation]:
    """Yield each abbreviation that a sentence defines, its short form in the brackets or before them."""
    for match in BRACKETED.finditer(sentence):
        before = BREAK.split(sentence[max(0, match.start() - FARTHEST) : match.start()])[-1].rstrip(" “‘\"'")
        # "(USFK, see below)", "(THAAD; deployed in 2017)"
        inside = re.split(r"[,;]\s", match[1])[0].strip(" “”‘’\"'")
        if is_short_form(inside):
            words = WORD.findall(before)
            length = min(len(inside) + 5, len(inside) * 2)
            long = match_long_form(inside, " ".join(words[-length:]))
            if long is not None:
                yield Abbreviation(inside, long)
        elif (last := re.search(r"[\w&/.-]+$", before)) and is_short_form(last[0]):
            long = match_long_form(last[0], inside)
            if long is not None and long == inside:
                yield Abbreviation(last[0], long)


def is_short_form(words: str) -> bool:
    """Tell whether words can be an abbreviation by their length, first letter and capitals."""
    return (
        SHORTEST <= len(words) <= LONGEST
        and len(words.split()) <= MOST_WORDS
        and words[0].isalnum()
        and CAPITALS.search(words) is not None
    )


def match_long_form(short: str, candidate: str) -> str | None:
    """Return the shortest end of the candidate that holds the short form's letters in order; None where none does.

    The first letter stands at the start of a word, the others anywhere behind it.
    """
    # A plural is its singular's: "ICBMs".
    letters = [letter.casefold() for letter in re.sub(r"(?<=[A-Z])s$", "", short) if letter.isalnum()]
    folded = candidate.casefold()
    place = len(folded)
    for number in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= 0 and not (
            folded[place] == letters[number] and (number > 0 or place == 0 or not folded[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
    start = candidate.rfind(" ", 0, place) + 1
    long = candidate[start:].strip("’'")
    said = long.casefold().split()
    is_sound = len(long) > len(short) and short.casefold() not in said and said[0] not in STOP_WORDS
    return long if is_sound and len(said) <= min(len(letters) + 5, len(letters) * 2) else None


def expand_abbreviations(question: str, pairs: tuple[Abbreviation, ...]) -> str:
    """Return a question with each abbreviation's long form behind it, and each long form's abbreviation.

    For searching by meaning and by terms: "Where is THAAD?" also finds what names it in full.
    """
    known = {pair.short: pair for pair in pairs}

    def spell_out(match: re.Match[str]) -> str:
        pair = known.get(match[0]) or known.get(read_short_form(match[0], pairs))
        return match[0] if pair is None or holds(question, pair.long) else f"{match[0]} ({pair.long})"

    spelled = WORD.sub(spell_out, question)
    for pair in pairs:
        named = long_form(pair.long).search(spelled)
        if holds(question, pair.long) and named and not re.search(rf"\b{re.escape(pair.short)}\b", spelled):
            spelled = f"{spelled[: named.end()]} ({pair.short}){spelled[named.end() :]}"
    return spelled


def unify_abbreviations(words: str, pairs: tuple[Abbreviation, ...]) -> str:
    """Return words with every long form as its abbreviation, so that the two count as the same term."""
    for pair in sorted(pairs, key=lambda pair: -len(pair.long)):
        pattern = long_form(pair.long)
        words = pattern.sub(pair.short, re.sub(rf"{pattern.pattern}\s*\({re.escape(pair.short)}\)", pair.short, words))
    return words


def read_short_form(word: str, pairs: tuple[Abbreviation, ...]) -> str:
    """Return the abbreviation that a word is in any case, or with a plural's or owner's ending; "" for none."""
    bare = re.sub(r"[’']s?$|[.?!]+$", "", word)
    for pair in pairs:
        if bare in (pair.short, f"{pair.short}s"):
            return pair.short
        is_alike = bare.casefold() in (pair.short.casefold(), f"{pair.short.casefold()}s")
        if is_alike and len(pair.short) >= SHORTEST_IN_LOWER_CASE and bare.casefold() not in STOP_WORDS:
            return pair.short
    return ""


def holds(words: str, long: str) -> bool:
    """Tell whether a long form stands in words, hyphens and case aside."""
    return long_form(long).search(words) is not None


@lru_cache(maxsize=4096)
def long_form(long: str) -> re.Pattern[str]:
    """Return the pattern of a long form, with hyphens for spaces, in any case, and in its plural."""
    words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", long))
    return re.compile(rf"\b{words}s?\b", re.IGNORECASE)
