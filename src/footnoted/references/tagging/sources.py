"""The stretches of a tagged reference → a Source.

It owns how a stretch becomes a value and when the tags are sure enough; it must not know how they were found.
"""

from __future__ import annotations

import re
from dataclasses import replace

from footnoted.document import Source
from footnoted.references.credits import name_role, read_edition, read_script
from footnoted.references.dates import YEAR, find_date
from footnoted.references.fields import bare_pages, fold, is_range
from footnoted.references.links import find_doi, find_links
from footnoted.references.names import split_authors
from footnoted.references.outlets import is_magazine, is_press
from footnoted.references.people import read_people
from footnoted.references.tagging.tagged import Tagged, tag_reference
from footnoted.source import Name, Role

__all__ = ["build_source", "read_tagged", "strip_within"]

# On fifths of core (`benchmarks/reference_fields.py --folds`) every second field less sure than this is wrong, of the
# others one in twenty: leaving the unsure ones empty gains in precision what it loses in recall.
SURE = 0.8
# Of authors, title, a year or address, and a container or publisher.
LEAST_TOLD = 3
# `In Cities by the Sea`, `in: Cities`; a language's other small words may begin the name itself, but before a colon.
WITHIN = re.compile(r"(?i:in|dans)\b\s*:?\s+(?=\W*[^\W\d_a-z])|(?i:in|dans|en|em)\s*:\s*")
PRINTED_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
CREDITED = re.compile(
    r"(?:in:?\s+)?(?:(?:eds?|edited|hg|hrsg|trans|translated|dir|directed)\b\.?\s*(?:by|von)?\s*:?\s+|in:?\s+)", re.I
)
EDITION_WORD = re.compile(r"\s*\b(?:edn|ed|edition|aufl|auflage|éd|édition)\b\.?", re.I)
NUMBER = r"[\w/]*\d[\w/–-]*|[IVXLC]+"
ISSUE = r"(?:nos?\.?|n[°º]\.?|nr\.?|núm\.?|issues?|number)\s*"
VOLUME = re.compile(
    rf"(?:(?:vols?|volume|v|bd|band|tome|t)\b\.?\s*)?(?P<volume>{NUMBER})"
    rf"(?:\s*[,:]?\s*(?:\(\s*(?:{ISSUE})?(?P<bracketed>{NUMBER})\s*\)?|{ISSUE}(?P<issue>{NUMBER})))?"
    rf"|{ISSUE}(?P<only>{NUMBER})",
    re.I,
)


def read_tagged(text: str) -> Source | None:
    """Read one reference of any style; None where it is no reference or the tags are not sure.

    Every value is a stretch of the text, white space folded; what is not printed, or not surely told, stays None.
    A reference names a work and tells two more of who made it, when, and where it appeared or stands: prose may seem
    to do one of these. Raises ModelUnavailable.
    """
    source = build_source(tag_reference(text))
    is_named = source.title is not None or source.container is not None
    told = (
        source.authors,
        source.title,
        source.year or source.url or source.doi,
        source.container or source.publisher,
    )
    return source if is_named and sum(map(bool, told)) >= LEAST_TOLD else None


def build_source(tagged: Tagged, *, sure: float = SURE) -> Source:
    """Put the stretches that are as sure as asked into the fields of a Source, the first of each."""
    tagged = replace(tagged, stretches=tuple(each for each in tagged.stretches if each.confidence >= sure))
    printed = {each.field: fold(tagged.read(each)) for each in reversed(tagged.stretches)}
    authors = tuple(name for names in tagged.find("author") for name in split_authors(fold(names)))
    year, date = read_when(tagged.find("date"))
    volume, issue = read_volume(printed.get("volume", ""))
    pages = printed.get("pages", "").rstrip(" .,;:") or None
    urls = tuple(dict.fromkeys(link.url for link in find_links(tagged.text)))
    title, container = (
        printed.get("title"),
        printed.get("journal") or strip_within(printed.get("container", "")) or None,
    )
    is_part = bool(container and pages and is_range(pages))
    return Source(
        text=tagged.text.strip(),
        type=choose_type(tagged, has_url=bool(urls)),
        authors=authors,
        names=(*read_people(authors, name_role(printed.get("author", ""))), *read_credited(tagged)),
        year=year,
        date=date,
        title=title,
        container=container,
        volume=volume,
        issue=issue,
        page=bare_pages(pages) if is_part and pages else None,
        publisher=printed.get("publisher"),
        place=printed.get("place"),
        edition=read_edition(EDITION_WORD.sub("", printed["edition"])) if "edition" in printed else None,
        genre=printed.get("genre"),
        language=read_script(title),
        url=next(iter(urls), None),
        further_urls=urls[1:],
        doi=find_doi(tagged.text),
        locator=pages,
    )


def strip_within(container: str) -> str:
    """Drop the `In` before a container's name."""
    return fold(WITHIN.sub("", container, count=1)) if WITHIN.match(container) else fold(container)


def read_when(dates: tuple[str, ...]) -> tuple[int | None, str | None]:
    """Return the year and the date, to the day or month where one stretch prints it; the first year counts."""
    found = next(filter(None, map(PRINTED_YEAR.search, dates)), None)
    if found is None:
        return None, None
    year = int(found.group())
    exact = next((read.iso for date in dates if (read := find_date(fold(date))) and read.year == year), None)
    return year, exact or str(year)


def read_volume(printed: str) -> tuple[str | None, str | None]:
    """Return volume and issue of `26, no. 14`, `80 (3)`, `no. 169`; nothing where it is printed in another way."""
    match = VOLUME.fullmatch(printed.strip(" .,:;"))
    if match is None:
        return None, None
    return match["volume"], match["bracketed"] or match["issue"] or match["only"]


def read_credited(tagged: Tagged) -> tuple[Name, ...]:
    """Return the editors, translators and directors, taken apart."""
    roles: tuple[Role, ...] = ("editor", "translator", "director")
    return tuple(
        name
        for role in roles
        for each in tagged.stretches
        if each.field == role
        for name in read_people(split_authors(CREDITED.sub("", fold(tagged.read(each)), count=1)), role)
    )


def choose_type(tagged: Tagged, *, has_url: bool) -> str:
    """Return the CSL type that the fields show; `document` where they show none."""
    genre = " ".join(tagged.find("genre", "note")).casefold()
    host = " ".join(tagged.find("container")).casefold()
    names = [*tagged.find("journal"), *map(strip_within, tagged.find("container"))]
    cases = (
        (re.search(r"thesis|dissertation|thèse|tese|tesis", genre), "thesis"),
        (any(map(is_magazine, names)), "article-magazine"),
        (any(map(is_press, names)), "article-newspaper"),
        (tagged.find("journal"), "article-journal"),
        (re.search(r"\b(?:proc|conference|symposium|workshop)", host), "paper-conference"),
        (host, "chapter"),
        (re.search(r"\breport\b", genre), "report"),
        (tagged.find("publisher"), "book"),
        (has_url, "webpage"),
    )
    return next((kind for is_so, kind in cases if is_so), "document")
