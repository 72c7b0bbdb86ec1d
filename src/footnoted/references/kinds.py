"""What kind of work a source is, in CSL's terms.

It owns the words that tell the kinds apart; it must not know how the fields were found. A kind that no word
or shape shows is `document`.
"""

from __future__ import annotations

import re

from footnoted.references.fields import Fields
from footnoted.references.outlets import (
    is_broadcaster,
    is_journal,
    is_magazine,
    is_post_site,
    is_press,
    is_video_site,
)

__all__ = ["choose_type"]

LEGISLATION = re.compile(
    r"\b(?:Act|Bill|Statute|Ordinance|Decree|Law)\b(?:,? (?:of )?(?:1[5-9]|20)\d\d|.*\bNo\.? ?\d)"
    r"|\b(?:Resolution|Directive|Regulation)\b.*\d|^(?:Public Law|Pub\. ?L\.)"
)
DESCRIBED = (
    (re.compile(r"\b(?:video|film|documentary|motion picture)\b", re.I), "motion_picture"),
    (re.compile(r"\b(?:podcast|radio|television|TV|broadcast)\b", re.I), "broadcast"),
    (re.compile(r"\b(?:speech|address|remarks|lecture)\b", re.I), "speech"),
    (re.compile(r"\b(?:thesis|diss(?:ertation)?)\b", re.I), "thesis"),
    (re.compile(r"\b(?:conference|presented at|proceedings)\b", re.I), "paper-conference"),
    (re.compile(r"\binterview\b", re.I), "interview"),
    (re.compile(r"\b(?:tweet|post)\b", re.I), "post"),
    (re.compile(r"\bblog\b", re.I), "post-weblog"),
    (re.compile(r"\bdata ?set\b", re.I), "dataset"),
    (re.compile(r"\b(?:press|news|media) (?:release|statement|briefing)\b|\bpress conference\b", re.I), "document"),
    (re.compile(r"\b(?:paper|report|brief|briefing|review)\b", re.I), "report"),
)


def choose_type(fields: Fields, *, authors: tuple[str, ...], url: str | None) -> str:
    """Return the CSL type that the words and shapes of a source show."""
    for described in fields.descriptors:
        for pattern, kind in DESCRIBED:
            if pattern.search(described):
                return kind
    if is_video_site(fields.container):
        return "motion_picture"
    if is_post_site(fields.container):
        return "post"
    if fields.is_quoted:
        return choose_quoted(fields, authors, url)
    return choose_unquoted(fields, url)


def choose_quoted(fields: Fields, authors: tuple[str, ...], url: str | None) -> str:
    """Return the type of a work whose title stands in quotation marks: a part of something, or a page."""
    title, container = fields.title or "", fields.container or ""
    author = authors[0] if len(authors) == 1 else ""
    is_spoken = re.match(r"transcript\b", title, re.I) and (is_broadcaster(container) or is_broadcaster(author))
    cases = (
        (fields.has_volume, "article-journal"),
        (fields.is_chapter, "chapter"),
        (is_magazine(container) or is_magazine(author), "article-magazine"),
        (is_spoken, "broadcast"),
        (is_press(container) or is_press(author), "article-newspaper"),
        (is_journal(container), "article-magazine" if fields.has_day else "article-journal"),
        (fields.has_symbol, "report"),
        (re.search(r"\bblog\b", container, re.I), "post-weblog"),
        (url and not re.search(r"\.pdf$", url, re.I), "webpage"),
    )
    return next((kind for is_so, kind in cases if is_so), "document")


def choose_unquoted(fields: Fields, url: str | None) -> str:
    """Return the type of a work whose title stands free: a book, a report, a law, a page."""
    title = fields.title or ""
    if fields.container is not None:
        return "article-journal" if fields.has_volume else "article-newspaper"
    if LEGISLATION.search(title):
        return "legislation"
    if fields.has_symbol:
        return "report"
    if re.search(r"\breport\b", title, re.I) and fields.publisher:
        return "report"
    if fields.publisher:
        return "report" if fields.has_day else "book"
    return "webpage" if url else "document"
