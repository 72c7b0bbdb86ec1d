"""Whether a page that answered is the one that the note means.

It owns when a title is the wrong one and what a login wall looks like; it must not know how the page was got.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

from footnoted.links.addresses import Address
from footnoted.links.pages import Page
from footnoted.references.shortforms import title_words

__all__ = ["is_login", "is_wrong_title"]

# Whole parts of an address, as sites name the page that asks who one is.
LOGIN = re.compile(r"(?:^|[/._-])(?:log-?in|sign-?in|logon|sso|oauth2?|authenticate|register)(?=$|[/._-])", re.I)
# A few letters in common ("news") say less than nothing in common at all.
SHORTEST = 3


def is_login(target: str, reached: str) -> bool:
    """Tell whether redirects from an address to another ended at a page that asks who one is."""
    return bool(LOGIN.search(name_place(reached))) and not LOGIN.search(name_place(target))


def name_place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname or ''}{parts.path}"


def is_wrong_title(address: Address, page: Page) -> bool:
    """Tell whether a page's titles share nothing with any title that the notes give.

    Nothing is told where either has no title, where a page goes by its outlet's name alone, or where the two are in
    different scripts: a note often translates a title.
    """
    given = gather_words(address.titles)
    outlets = gather_words(
        name for source in address.sources for name in (source.container, source.publisher, source.via) if name
    ) | gather_words([(urlsplit(address.target).hostname or "").replace(".", " ")])
    found = gather_words(page.titles)
    if not given or not found - outlets or is_in_other_script(given, found - outlets):
        return False
    return not any(is_shared(word, other) for word in found for other in given)


def gather_words(titles: Iterable[str]) -> frozenset[str]:
    """Return the words of titles, without accents; Korean, Chinese and Japanese ones at any length."""
    words = (word for title in titles for word in title_words(strip_accents(title)))
    return frozenset(word for word in words if len(word) >= SHORTEST or not word.isascii())


def strip_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def is_in_other_script(words: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether one side is written in no letter of the Latin alphabet and the other in some."""
    return has_latin(words) != has_latin(others)


def has_latin(words: frozenset[str]) -> bool:
    return any(word.isascii() and not word.isdecimal() for word in words)


def is_shared(word: str, other: str) -> bool:
    """Tell whether two words are one, an ending aside; scripts without spaces share a part."""
    if not word.isascii():
        return word in other or other in word
    stem = min(len(word), len(other))
    return word == other or (stem >= 5 and word[:stem] == other[:stem])
