"""Names in words: countries, abbreviations that the papers define, and whatever else is written with capitals.

It owns when two names mean the same; it must not know who is who.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from footnoted.checking.words import Token
from footnoted.countries import find_countries
from footnoted.indexing.terms import STOP_WORDS
from footnoted.retrieval.abbreviations import Abbreviation, long_form

__all__ = ["Lexicon", "Name", "find_names"]

NameKind = Literal["country", "abbreviation", "other"]
# Words with a capital that are no part of a name, or that say only what somebody is.
TITLES_AND_TIMES = (
    "president presidents minister ministers prime mr mrs ms dr sir lord lady king queen chancellor professor prof "
    "senator general secretary ambassador january february march april may june july august september october "
    "november december monday tuesday wednesday thursday friday saturday sunday table figure chapter section i "
    "first firstly second secondly third thirdly finally"
)
NO_NAMES = frozenset(TITLES_AND_TIMES.split())
# A word of these endings at the start of a sentence is likelier a noun or verb than a name.
COMMON_ENDING = re.compile(r"(?:s|ing|ed|ly|tion|sion|ment|ness|ity|ism|ance|ence|al|ive|ous|able|ful|er|age|ure)$")
POSSESSIVE = re.compile(r"[’'](?:s\b)?$|[’']s$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What papers tell of words: those that they write small, those with a capital within a sentence, abbreviations."""

    small: frozenset[str]
    capital: frozenset[str]
    abbreviations: tuple[Abbreviation, ...]

    def is_name_at_start(self, word: str) -> bool:
        """Tell whether a word that opens a sentence is a name."""
        folded = word.casefold()
        if folded in STOP_WORDS or folded in self.small:
            return False
        return folded in self.capital or not COMMON_ENDING.search(folded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name: its words in lower case (of a country its one name), and where it stands."""

    kind: NameKind
    words: frozenset[str]
    text: str
    start: int
    end: int

    def equals(self, other: Name) -> bool:
        """Tell whether two names can mean the same: one is the other, or a part of it as a surname is."""
        if (self.kind == "country") != (other.kind == "country"):
            return False
        if self.kind == "country":
            # "Korea" is said of South Korea as well, not the other way round.
            return {part for word in self.words for part in word.split()} <= {
                part for word in other.words for part in word.split()
            }
        return self.words <= other.words or other.words <= self.words

    def is_like(self, other: Name) -> bool:
        """Tell whether a name can stand in the other's place."""
        return (self.kind == "country") == (other.kind == "country")


def find_names(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the names of a text in reading order."""
    found = [*find_abbreviated(text, lexicon.abbreviations)]
    for start, end, country in find_countries(text):
        if not any(each.start < end and start < each.end for each in found):
            words = frozenset({country.casefold()})
            found.append(Name(kind="country", words=words, text=text[start:end].strip(), start=start, end=end))
    taken = [(each.start, each.end) for each in found]
    free = [token for token in tokens if not any(a < token.end and token.start < b for a, b in taken)]
    found.extend(find_capitals(text, free, lexicon))
    yield from sorted(found, key=lambda each: each.start)


def find_abbreviated(text: str, pairs: Iterable[Abbreviation]) -> Iterator[Name]:
    """Yield what the papers abbreviate, in its short form or spelled out."""
    taken: list[tuple[int, int]] = []
    for pair in sorted(pairs, key=lambda pair: -len(pair.long)):
        short = re.compile(rf"\b{re.escape(pair.short)}s?\b")
        for pattern in (long_form(pair.long), short):
            for match in pattern.finditer(text):
                if not any(a < match.end() and match.start() < b for a, b in taken):
                    taken.append(match.span())
                    words = frozenset({pair.short.casefold()})
                    yield Name(kind="abbreviation", words=words, text=match[0], start=match.start(), end=match.end())


def find_capitals(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Name]:
    """Yield each run of words with capitals; an owner's ending, a comma or a dash ends it."""
    run: list[Token] = []
    for token in tokens:
        gap = text[run[-1].end : token.start] if run else ""
        if run and (gap.strip() or len(gap) > 2 or POSSESSIVE.search(run[-1].text)):
            yield from name_run(text, run)
            run = []
        if is_capital(text, token, lexicon):
            run.append(token)
        elif run:
            yield from name_run(text, run)
            run = []
    yield from name_run(text, run)


def is_capital(text: str, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word is part of a name by its capital."""
    is_acronym = token.text.isupper() and len(token.text) > 1
    if not token.text[0].isupper() or token.bare in NO_NAMES or (token.bare in STOP_WORDS and not is_acronym):
        return False
    if is_acronym or not opens_sentence(text, token.start):
        return True
    followed = re.match(r"\s+(?=[A-Z])", text[token.end :])
    return lexicon.is_name_at_start(token.bare) or bool(followed and token.bare not in lexicon.small)


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence, a quotation or what stands behind a colon begins here."""
    before = text[:start].rstrip(" \t\n")
    bare = before.rstrip("'‘’\"“”«»([")
    return not bare or bare[-1] in ".!?:;" or bare != before


def name_run(text: str, run: Sequence[Token]) -> Iterator[Name]:
    """Yield the name that a run of words is; none for no words."""
    if run:
        start, end = run[0].start, run[-1].end
        shown = POSSESSIVE.sub("", text[start:end])
        words = frozenset(token.bare for token in run)
        yield Name(kind="other", words=words, text=shown, start=start, end=start + len(shown))
