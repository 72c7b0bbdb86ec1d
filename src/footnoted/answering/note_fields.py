"""One thing about the source in a note: its address, date, author, title or where it appeared.

It owns which field a question asks for and where its words stand in the note; it must not know how notes are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from footnoted.answer import DraftClaim, Quotation
from footnoted.answering.asking import quote_note, quote_spans
from footnoted.answering.cells import join_parts
from footnoted.answering.wording import asks
from footnoted.document import Source, Span
from footnoted.papers import Paper

__all__ = ["quote_in_note", "say_field"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a source: how it is asked for, the words before it in an answer, and its wordings, likeliest first."""

    asked: re.Pattern[str]
    lead: str
    read: Callable[[Source], Iterator[tuple[str, ...]]]


def spell_date(source: Source) -> Iterator[tuple[str, ...]]:
    """Yield the ways in which a source's date may be printed."""
    parts = [int(part) for part in re.findall(r"\d+", source.date or "")]
    if len(parts) > 1:
        month = MONTHS[parts[1] - 1]
        if len(parts) > 2:
            yield (f"{parts[2]} {month} {parts[0]}",)
            yield (f"{month} {parts[2]}, {parts[0]}",)
        yield (f"{month} {parts[0]}",)
    if source.year:
        yield (str(source.year),)


def read_home(source: Source) -> Iterator[tuple[str, ...]]:
    """Yield what a source appeared in, or who published it; an institution that signs it publishes it."""
    institutions = [author for author in source.authors if "," not in author]
    for name in (source.container, source.publisher, *institutions[:1]):
        if name:
            yield (name,)


FIELDS = (
    Field(
        re.compile(r"\b(?:urls?|links?|address(?:es)?|website|web\s?page|online|doi)\b", re.I),
        "The address in fn {} is ",
        lambda source: iter([(source.url,)] if source.url else [(source.doi,)] if source.doi else []),
    ),
    Field(
        re.compile(r"\b(?:titles?|titled|called|names?)\b", re.I),
        "The source in fn {} is titled ",
        lambda source: iter([(source.title,)] if source.title else []),
    ),
    Field(
        re.compile(
            r"\b(?:newspapers?|journals?|outlets?|publishers?|magazines?)\b|\bwhere\b.*\b(?:publish|appear)|"
            r"\bwho\s+publish", re.I
        ),
        "The source in fn {} is from ",
        read_home,
    ),
    Field(re.compile(r"\b(?:when|dates?|dated|year|old)\b", re.I), "The source in fn {} is dated ", spell_date),
    Field(
        re.compile(r"\b(?:who|whose|authors?|written|wrote|writers?)\b", re.I),
        "The source in fn {} is by ",
        lambda source: iter([source.authors] if source.authors else []),
    ),
)  # fmt: skip
# A question for a field says nothing else: what a note supports, or another thing, is no field of its source.
ASKS_FIELD = asks(
    "footnote endnote note fn reference ref citation",
    may="url link address website web page online doi title titled called name newspaper journal outlet publisher "
    "magazine published publish publication appear date dated year old written wrote writer source sources article "
    "cited cite book work given number no printed online stand in mentioned use used behind day month exact full",
)  # fmt: skip


def say_field(paper: Paper, number: int, question: str) -> DraftClaim | None:
    """Return the sentence that gives the field of a note's sources that a question asks for.

    None where it asks for none, or where the note does not print it: the note itself is the answer then.
    """
    if not ASKS_FIELD.matches(re.sub(r"\d+(?:st|nd|rd|th)?", " ", question)):
        return None
    field = next((field for field in FIELDS if field.asked.search(question)), None)
    sources = paper.sources.get(number, ())
    if field is None or not sources:
        return None
    origin = sources[0].resolved_from or number
    found = [quote_field(paper, source.resolved_from or number, field, source) for source in sources]
    if not all(found):
        return None
    quoted = list(dict.fromkeys(quotation for each in found for quotation in each))
    leaning = f" (fn {number} stands for fn {origin})" if origin != number else ""
    cites = tuple(quote_note(paper, n) for n in dict.fromkeys((number, origin)) if n in paper.document.notes_by_number)
    stop = "" if not leaning and quoted[-1].words.endswith(".") else "."
    return DraftClaim(parts=(field.lead.format(origin), *join_parts(quoted), f"{leaning}{stop}"), cites=cites)


def quote_field(paper: Paper, number: int, field: Field, source: Source) -> tuple[Quotation, ...]:
    """Return the words of a source's field as they stand in a note; none where they do not."""
    for wording in field.read(source):
        quoted = [quote_in_note(paper, number, words) for words in wording]
        if quoted and all(quoted):
            return tuple(quotation for quotation in quoted if quotation is not None)
    return ()


def quote_in_note(paper: Paper, number: int, words: str) -> Quotation | None:
    """Return the first place in a note where words stand to the letter, white space aside; None where they do not."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    note = paper.document.notes_by_number.get(number)
    for span in note.spans if note else ():
        match = pattern.search(paper.document.text, span.start, span.end) if words.strip() else None
        if match:
            return quote_spans(paper, (Span(*match.span()),), kind="footnote", passage=f"{paper.id}:fn{number}")
    return None
