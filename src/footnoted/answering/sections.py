"""Which chapter or section a question means: by number, by place, by what it is called.

It owns the way from words to a title and what stands under it; it must not know what is asked about it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.answering.asking import stems_of
from footnoted.answering.wording import NUMBERS, ORDINALS
from footnoted.document import Heading, Paragraph
from footnoted.papers import Paper

__all__ = [
    "SAYS_PART",
    "Named",
    "chapters_of",
    "find_kind",
    "find_titled",
    "name_section",
    "paragraphs_under",
    "path_of",
    "titles_under",
]

PART = r"(?:chapters?|sections?|parts?)"
FIGURE = rf"\d{{1,2}}|{'|'.join(NUMBERS)}"
BY_NUMBER = re.compile(
    rf"\b(?P<part>{PART})\s+(?:no\.?\s*|number\s+)?(?P<number>{FIGURE})\b(?!\s*[.,]\d)", re.IGNORECASE
)
BY_PLACE = re.compile(
    rf"\b(?P<place>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|last|final)\s+(?P<part>{PART})\b", re.IGNORECASE
)
SAYS_PART = re.compile(rf"\b{PART}\b", re.IGNORECASE)
# Parts that most papers have, under one of these names.
BY_KIND = (
    r"introduction", r"conclusions?|concluding (?:chapter|section|part)",
    r"acknowledge?ments?", r"foreword|preface", r"method(?:s|ology)", r"discussion", r"results", r"background",
)  # fmt: skip
KINDS = tuple(re.compile(rf"\b(?:{kind})\b", re.IGNORECASE) for kind in BY_KIND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A section that a question names: the words that name it, and the title; None where there is no such section."""

    words: str
    heading: Heading | None


def chapters_of(paper: Paper) -> tuple[Heading, ...]:
    """Return the numbered chapters; where none has a number, the titles of the first level."""
    numbered = tuple(heading for heading in paper.document.headings if heading.number)
    return numbered or tuple(heading for heading in paper.document.headings if heading.level == 1)


def path_of(paper: Paper, heading: Heading) -> tuple[Heading, ...]:
    """Return the titles that a title stands under, and itself."""
    return paper.places_of(heading.spans)[0].section


def titles_under(paper: Paper, heading: Heading) -> tuple[Heading, ...]:
    """Return the titles that stand under a title."""
    return tuple(h for h in paper.document.headings if h is not heading and heading in path_of(paper, h))


def paragraphs_under(paper: Paper, heading: Heading) -> tuple[Paragraph, ...]:
    """Return the paragraphs under a title and under the titles below it."""
    return tuple(paragraph for paragraph in paper.document.paragraphs if heading in paragraph.section)


def name_section(paper: Paper, question: str) -> Named | None:
    """Return the section that a question names by number, place, kind or title; None where it names none."""
    if match := BY_NUMBER.search(question):
        return Named(words=match[0], heading=find_numbered(paper, match["number"]))
    if match := BY_PLACE.search(question):
        return Named(words=match[0], heading=find_placed(chapters_of(paper), match["place"]))
    for kind in KINDS:
        match = kind.search(question)
        heading = find_kind(paper, kind) if match else None
        if match and heading is not None:
            return Named(words=match[0], heading=heading)
    return None


def find_numbered(paper: Paper, words: str) -> Heading | None:
    """Return the chapter with a number, a figure or a word."""
    number = NUMBERS.index(words.casefold()) + 1 if words.casefold() in NUMBERS else int(words)
    chapters = chapters_of(paper)
    if any(chapter.number for chapter in chapters):
        return next((c for c in chapters if (c.number or "").strip(".").lstrip("0") == str(number)), None)
    return chapters[number - 1] if 0 < number <= len(chapters) else None


def find_placed(chapters: Sequence[Heading], words: str) -> Heading | None:
    """Return the chapter at a place in the order of chapters."""
    if words.casefold() in ("last", "final"):
        return chapters[-1] if chapters else None
    place = ORDINALS.index(words.casefold()) + 1 if words.casefold() in ORDINALS else int(words[:-2])
    return chapters[place - 1] if 0 < place <= len(chapters) else None


def find_kind(paper: Paper, kind: re.Pattern[str]) -> Heading | None:
    """Return the highest title that begins with, else that holds, the name of a kind of section."""
    found = [heading for heading in paper.document.headings if kind.search(heading.title)]
    return min(found, key=lambda heading: (heading.level, not kind.match(heading.title)), default=None)


def find_titled(paper: Paper, topic: frozenset[str]) -> Heading | None:
    """Return the highest title that holds all the stems of a topic; the first of several on one level."""
    found = [heading for heading in paper.document.headings if topic and topic <= stems_of(heading.title)]
    return min(found, key=lambda heading: heading.level, default=None)
