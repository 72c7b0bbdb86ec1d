"""Who stands behind a source: the outlets it goes by, and whether it is a government's own word.

It owns which of a source's names are outlets; it must not know what rests on it.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from footnoted.source import Source

__all__ = ["fold_name", "is_official", "name_outlets"]

# The container of these is a book or a meeting, which no reader would call an outlet.
INSIDE_BOOKS = frozenset({"chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"})
GOVERNING = re.compile(
    r"\b(?:Government|Ministry|Ministries|Department|Prime Minister|Cabinet|White House|Office of the|Embassy|Treasury|"
    r"Parliament|Congress|Senate|Secretariat|President(?:ial)?|Foreign Office|State Council|Home Office)\b"
)
# Their departments and secretariats are of no government.
AMONG_STATES = re.compile(
    r"\b(?:United Nations|UN|UNESCO|OECD|IMF|World|International|European|NATO|ASEAN|African Union|Universit\w+|College"
    r"|School|Institute|Library|Congress of)\b"
)
OFFICIAL_HOST = re.compile(
    r"(?:^|\.)(?:gov|mil|(?:gov|go|gob|gouv|govt|gub|mil)\.[a-z]{2}|gouv\.fr|gc\.ca|bund\.de|admin\.ch|europa\.eu)$"
)


def name_outlets(source: Source) -> tuple[str, ...]:
    """Return the names under which a source is published: its periodical or site, its publisher, who passed it on.

    An institution that signs a source, a news agency for one, publishes it too. One name stands once.
    """
    container = None if source.type in INSIDE_BOOKS else source.container
    signed = (name.literal for name in source.names if name.role == "author")
    names = (container, source.publisher, source.via, *signed)
    return tuple({fold_name(name): name for name in reversed(names) if name}.values())[::-1]


def fold_name(name: str) -> str:
    """Return a name without what differs from print to print: its case, marks, and a leading article."""
    return re.sub(r"\W", "", re.sub(r"^the\s", "", name.strip().casefold()))


def is_official(source: Source) -> bool:
    """Tell whether a government speaks in a source itself: it signs or publishes it, or the address is its own."""
    names = [name.literal for name in source.names if name.literal and name.role == "author"]
    speakers = [*names, *([source.publisher] if source.publisher else [])]
    if any(GOVERNING.search(name) and not AMONG_STATES.search(name) for name in speakers):
        return True
    return bool(source.url and OFFICIAL_HOST.search(read_host(source.url)))


def read_host(url: str) -> str:
    """Return the host of an address; nothing where it cannot be taken apart."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
