"""The works that a paper cites, once each, with the notes that cite them.

It owns when two sources are the same work; it must not know how a source is read or resolved.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from footnoted.references.names import family_name
from footnoted.references.shortforms import title_words
from footnoted.source import Source

__all__ = ["Work", "gather_works"]

# What is of a citation, not of the work.
OF_CITATION = {"text", "type", "locator", "resolved_from", "path", "names"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work, once: its fullest source, the notes that cite it, and the places that those notes point at.

    `id` is made of the author, year and title, so it is the same in every run and fit for a citation key.
    """

    id: str
    source: Source
    notes: tuple[int, ...]
    locators: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A source and the note that it stands in."""

    note: int
    source: Source


def gather_works(sources: Mapping[int, Sequence[Source]]) -> tuple[Work, ...]:
    """Return each work that the notes cite, by the first note that cites it.

    Two sources are one work where DOI, or address, or author and year agree, and so do their titles.
    """
    entries = [Entry(note, source) for note in sorted(sources) for source in sources[note]]
    works: list[Work] = []
    taken: set[str] = set()
    for group in group_entries(entries):
        fullest = max(group, key=count_known).source
        id = name_work(fullest, taken)
        taken.add(id)
        locators = dict.fromkeys((entry.note, entry.source.locator) for entry in group if entry.source.locator)
        works.append(
            Work(
                id=id,
                source=fullest,
                notes=tuple(dict.fromkeys(entry.note for entry in group)),
                locators=tuple((note, locator) for note, locator in locators if locator),
            )
        )
    return tuple(works)


def group_entries(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return the entries of each work, in the order of their first notes."""
    groups: list[list[Entry]] = []
    shelves: dict[str, list[list[Entry]]] = defaultdict(list)
    for entry in entries:
        keys = list(list_keys(entry.source))
        known = (group for key in keys for group in shelves[key])
        group = next((g for g in known if all(is_same_work(entry.source, other.source) for other in g)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(entry)
        for key in keys:
            if not any(held is group for held in shelves[key]):
                shelves[key].append(group)
    return groups


def list_keys(source: Source) -> Iterator[str]:
    """Yield what a source may be known by: its DOI, its address, its author and year, its title, its wording."""
    if source.doi:
        yield f"doi {source.doi.casefold()}"
    if source.url:
        yield f"url {trim_address(source.url)}"
    if source.authors and source.year:
        yield f"made {family_name(source.authors[0])} {source.year}"
    yield f"titled {' '.join(sorted(title_words(source.title or source.text)))}"


def is_same_work(one: Source, other: Source) -> bool:
    """Tell whether two sources that share a key are one work: nothing that both print differs."""
    if not one.title or not other.title:
        is_bare = not one.title and not other.title
        same = one.url and other.url and trim_address(one.url) == trim_address(other.url)
        return bool(is_bare and (same or one.text.strip(" .") == other.text.strip(" .")))
    if not is_same_title(one.title, other.title):
        return False
    pairs = (
        (one.doi and one.doi.casefold(), other.doi and other.doi.casefold()),
        (one.year, other.year),
        (one.authors and family_name(one.authors[0]), other.authors and family_name(other.authors[0])),
        (one.volume, other.volume),
    )
    return all(a == b for a, b in pairs if a and b) and is_same_day(one.date, other.date)


def is_same_title(one: str, other: str) -> bool:
    """Tell whether two titles are the same but for marks, or one is the other without its subtitle."""
    long, short = sorted((one, other), key=len, reverse=True)
    return title_words(long) == title_words(short) or title_words(long.partition(":")[0]) == title_words(short)


def is_same_day(one: str | None, other: str | None) -> bool:
    """Tell whether two dates agree as far as both are printed."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def trim_address(url: str) -> str:
    """Return an address without what changes nothing: scheme, `www.`, a closing slash."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", url.strip()).casefold()


def count_known(entry: Entry) -> tuple[int, bool]:
    """Return how many fields of the work a source knows, and whether it prints them itself."""
    known = sum(bool(getattr(entry.source, f.name)) for f in fields(Source) if f.name not in OF_CITATION)
    return known, entry.source.resolved_from is None


def name_work(source: Source, taken: set[str]) -> str:
    """Return an id made of author, year and the first words of the title, with a letter where it is taken."""
    name = next(iter(source.names), None)
    author = (name.family or name.literal or "") if name else family_name(next(iter(source.authors), ""))
    title = source.title or (source.text if not author else "")
    parts = [*list_slugs(author)[:6], str(source.year or ""), *list_slugs(title)[:4]]
    stem = "-".join(filter(None, parts)) or source.type
    suffixes = ("", *(f"-{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"))
    lettered = (f"{stem}{suffix}" for suffix in suffixes)
    return next((id for id in lettered if id not in taken), f"{stem}-{len(taken)}")


def list_slugs(text: str) -> list[str]:
    """Return the words of a text in plain lower-case letters, marks and other scripts left out."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", text)).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.casefold())
