"""Law as lawyers cite it: cases, treaties, resolutions, law reviews with the volume before the journal.

It owns these layouts; it must not know how other works are printed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from footnoted.document import Source
from footnoted.references.anchors import skip_prose
from footnoted.references.dates import YEAR, find_date
from footnoted.references.fields import Fields, fold
from footnoted.references.names import is_name_word, split_authors
from footnoted.references.people import read_people
from footnoted.references.sequence import read_pieces

__all__ = ["read_legal"]

REPORT = r"(?P<volume>\d{1,4})\s(?P<container>[A-Z][\w.&'’]*(?:\s[\w.&'’]+){0,5}?)\s(?P<page>\d+)"
PIN = r"(?:,?\s(?:at\s)?(?P<locator>\[?\d+\]?(?:[–-]\d+)?))?"
YEARS = rf"(?:\s\((?:[^()]*\s)?(?P<year>{YEAR})\))"
SIDES = r"(?P<title>[A-Z][^;:()\[\]]{1,80}?\sv\.?\s[A-Z][^;:()\[\]]{1,80}?)"
# `Brown v. Board of Education, 347 U.S. 483 (1954)`; `Donoghue v Stevenson [1932] AC 562`.
CASES = (
    re.compile(rf"{SIDES},\s{REPORT}{PIN}{YEARS}\.?"),
    re.compile(
        rf"{SIDES},?\s[\[(](?P<year>{YEAR})[\])]\s(?:(?P<volume>\d{{1,3}})\s)?(?P<container>[A-Z][\w.&\s]*?)\s(?P<page>\d+)"
        rf"{PIN}\.?"
    ),
)
# `Jane Roe, The Law of Things, 45 Harv. L. Rev. 123, 130 (1990)`.
REVIEW = re.compile(rf"(?P<names>[^,;]+),\s(?P<title>[^;]+?),\s{REPORT}{PIN}{YEARS}\.?")
TREATY = re.compile(r"\b(?:Treaty|Convention|Agreement|Protocol|Charter|Covenant|Armistice|Accords?|Pact)\b")
RESOLUTION = re.compile(r"\bRes(?:olution|\.)?\s(?:[A-Z]/)?\d+")
# `729 UNTS 161`: the volume of a treaty series.
SERIES = re.compile(r"(?P<volume>\d+)\s(?P<container>[A-Z](?:[A-Z]{2,5}|(?:\.[A-Z])+\.?))\s(?P<page>\d+)")
DOCUMENT = re.compile(r"\b(?:UN\sDoc\.?\s)?(?P<number>[A-Z]{1,5}(?:/[A-Z0-9.()]*[A-Z0-9)])+)")


def read_legal(source: Source, text: str) -> Source | None:
    """Read a case, a treaty, a resolution or an article in a law review; None where the text is none of these."""
    folded = fold(text[skip_prose(text, len(text)) :]).strip()
    for pattern in CASES:
        match = pattern.fullmatch(folded)
        if match is not None:
            return fill(source, match, "legal_case")
    # An abbreviated journal looks like the end of a sentence.
    review = REVIEW.fullmatch(fold(text)) or REVIEW.fullmatch(folded)
    if review is not None:
        authors = split_authors(review["names"])
        return replace(fill(source, review, "article-journal"), authors=authors, names=read_people(authors))
    return read_instrument(source, folded)


def fill(source: Source, match: re.Match[str], kind: str) -> Source:
    """Put the groups of a match into the source's fields."""
    groups = match.groupdict()
    return replace(
        source,
        type=kind,
        title=groups["title"].strip(" ,'\"‘’“”"),
        container=groups["container"].strip(),
        volume=groups["volume"],
        page=groups["page"],
        locator=groups["locator"],
        year=int(groups["year"]),
        date=groups["year"],
    )


def read_instrument(source: Source, text: str) -> Source | None:
    """Read a treaty or resolution that stands under its own name, with a date, a series or a document's number."""
    title = re.split(r"\s*[,(\[]", text, maxsplit=1)[0].strip(" .")
    is_treaty, is_resolution = TREATY.search(title), RESOLUTION.search(title)
    words = title.split()
    if not (is_treaty or is_resolution) or 2 * sum(map(is_name_word, words)) <= len(words):
        return None
    behind = text[len(title) :]
    series, document, dated = SERIES.search(behind), DOCUMENT.search(behind), find_date(behind)
    if not (series or document or dated) or source.url:
        return None
    fields = read_pieces(re.sub(r"[()\[\]]", ",", behind), Fields(title=title))
    return replace(
        source,
        type="treaty" if is_treaty else "legislation",
        title=title,
        date=dated.iso if dated else None,
        year=dated.year if dated else None,
        volume=series["volume"] if series else None,
        container=series["container"] if series else None,
        page=series["page"] if series else None,
        number=document["number"] if document else None,
        locator=fields.locator if not series else None,
    )
