"""One thing about the source in a note: its address, date, author, title or where it appeared.

It owns which field a question asks for and where its words stand in the note; it must not know how notes are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from footnoted.answer import DraftClaim, Quotation
from footnoted.answering.asking import quote_note, quote_spans
from footnoted.answering.cells import join_parts, join_words
from footnoted.answering.source_kinds import KINDS, describe, describe_all, language_of
from footnoted.answering.wording import asks
from footnoted.document import Source, Span
from footnoted.papers import Paper

__all__ = ["FIELDS", "Field", "quote_in_note", "say_field", "say_of_sources", "say_whether"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


Reading = Callable[[Source], Iterator[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a source: how it is asked for of a note and of a work, and the words before it in an answer.

    `read` yields its wordings, likeliest first; a field that no note prints is told by `tell`.
    """

    asked: re.Pattern[str]
    asked_of_work: re.Pattern[str]
    lead: str
    read: Reading = lambda _: iter(())
    tell: Callable[[Source], str | None] = lambda _: None


def pattern(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern of any of some alternatives, case aside."""
    return re.compile("|".join(alternatives), re.IGNORECASE)


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


def read_publisher(source: Source) -> Iterator[tuple[str, ...]]:
    """Yield who published a source: its publisher, else what it appeared in."""
    if source.publisher:
        yield (source.publisher,)
    yield from read_home(source)


# People and towns are old as well: only of what is called a work is the date meant.
HOW_OLD = r"\bhow\s+old\b.*\b(?:articles?|pieces?|reports?|books?|sources?|works?|stud(?:y|ies)|videos?|notes?)\b"
APPEARED = r"(?:publish|appear|written|write|releas|dated|come\s+out|came\s+out|print|issued|post)"
# "What kind of state is it?" asks about no work.
CALLED = r"(?:a\s+)?(?:source|work|publication|document|text|article|reference|citation|material|item|piece|evidence)s?"
FIELDS = (
    Field(
        pattern(r"\b(?:urls?|links?|address(?:es)?|website|web\s?page|online|doi)\b"),
        pattern(r"\b(?:urls?|(?<!to )links?|web\s?address|doi)\b", r"\bwhere\b.*\bonline\b"),
        "The address in fn {} is ",
        lambda source: iter([(source.url,)] if source.url else [(source.doi,)] if source.doi else []),
    ),
    Field(
        pattern(r"\b(?:titles?|titled|called|names?)\b"),
        pattern(r"\b(?:titles?|titled|called)\b"),
        "The source in fn {} is titled ",
        lambda source: iter([(source.title,)] if source.title else []),
    ),
    Field(
        pattern(r"\bpublishers?\b", r"\bwho\s+publish"),
        pattern(r"\bpublishers?\b", r"\bwho\s+(?:publish|brought\s+out)"),
        "The source in fn {} is from ",
        read_publisher,
    ),
    Field(
        pattern(r"\b(?:newspapers?|journals?|outlets?|magazines?)\b", r"\bwhere\b.*\b(?:publish|appear)"),
        pattern(
            r"\b(?:which|what)\s+(?:newspaper|journal|outlet|magazine|site)\b.*" + APPEARED,
            r"\bwhere\b.*\b" + APPEARED,
        ),
        "The source in fn {} is from ",
        read_home,
    ),
    Field(
        pattern(r"\blanguages?\b"), pattern(r"\b(?:which|what)\s+languages?\b"), "The source in fn {} is in ",
        tell=language_of,
    ),
    Field(
        pattern(r"\b(?:type|kind|sort)\b"), pattern(rf"\b(?:what|which)\s+(?:type|kind|sort)\s+of\s+{CALLED}\b"),
        "The source in fn {} is ", tell=describe,
    ),
    Field(
        pattern(r"\bpages?\b"), pattern(r"\b(?:which|what)\s+pages?\b"), "The place that fn {} points at is ",
        lambda source: iter([(each,) for each in (source.locator, source.page) if each]),
    ),
    Field(
        pattern(r"\b(?:when|dates?|dated|year|old)\b"),
        pattern(r"\b(?:when|date|year)\b.*\b" + APPEARED, HOW_OLD, r"\bdate\s+of\b"),
        "The source in fn {} is dated ",
        spell_date,
    ),
    Field(
        pattern(r"\b(?:who|whose|authors?|written|wrote|writers?)\b"),
        pattern(
            r"\bwho\s+(?:wrote|authored|(?:is|are|was|were)\s+the\s+(?:authors?|writers?))\b",
            r"\bauthors?\s+of\b",
            r"\bby\s+whom\b",
        ),
        "The source in fn {} is by ",
        lambda source: iter([source.authors] if source.authors else []),
    ),
)  # fmt: skip
WHETHER = re.compile(
    r"^\W*(?:is|are|does|do)\b[^?]*?\b\d+(?:st|nd|rd|th)?\s*(?:(?:foot)?note\s*)?(?:(?:cite|rest\s+on|refer\s+to|contain)s?\s+)?"
    r"(?:from\s+)?(?:an?\s+|the\s+)?(?P<kind>[^?\d]+?)\W*$",
    re.IGNORECASE,
)
# A question for a field says nothing else: what a note supports, or another thing, is no field of its source.
ASKS_FIELD = asks(
    "footnote endnote note fn reference ref citation",
    may="url link address website web page online doi title titled called name newspaper journal outlet publisher "
    "magazine published publish publication appear date dated year old written wrote writer source sources article "
    "cited cite book work given number no printed online stand in mentioned use used behind day month exact full page "
    "pages language type kind sort point points refer refers author authors",
)  # fmt: skip


def say_field(paper: Paper, number: int, question: str) -> DraftClaim | None:
    """Return the sentence that gives the field of a note's sources that a question asks for.

    None where it asks for none, or where the note does not print it: the note itself is the answer then.
    """
    if not ASKS_FIELD.matches(re.sub(r"\d+(?:st|nd|rd|th)?", " ", question)):
        return None
    field = next((field for field in FIELDS if field.asked.search(question)), None)
    sources = paper.sources.get(number, ())
    return say_of_sources(paper, number, field, sources) if field and sources else None


def say_of_sources(paper: Paper, number: int, field: Field, sources: Sequence[Source]) -> DraftClaim | None:
    """Return the sentence that gives a field of some sources of a note; None where one of them does not print it."""
    told = [field.tell(source) for source in sources]
    if any(told):
        words = join_words(list(dict.fromkeys(each for each in told if each)))
        return DraftClaim(parts=(f"{field.lead.format(number)}{words}.",), cites=(quote_note(paper, number),))
    origin = sources[0].resolved_from or number
    found = [quote_field(paper, source.resolved_from or number, field, source) for source in sources]
    if not all(found):
        return None
    quoted = list(dict.fromkeys(quotation for each in found for quotation in each))
    leaning = f" (fn {number} stands for fn {origin})" if origin != number else ""
    cites = tuple(quote_note(paper, n) for n in dict.fromkeys((number, origin)) if n in paper.document.notes_by_number)
    stop = "" if quoted[-1].words.endswith(".") else "."
    return DraftClaim(parts=(field.lead.format(origin), *join_parts(quoted), f"{leaning}{stop}"), cites=cites)


def say_whether(paper: Paper, number: int, question: str) -> DraftClaim | None:
    """Return whether a note cites a kind of source, where that is all a question asks; else None."""
    match = WHETHER.match(question)
    kind = next((kind for kind in KINDS if match and kind.words.fullmatch(match["kind"].strip())), None)
    sources = paper.sources.get(number, ())
    if kind is None or not sources:
        return None
    held = [kind.holds(source) for source in sources]
    said = "Yes" if all(held) else "In part" if any(held) else "No"
    return DraftClaim(
        parts=(f"{said}: fn {number} cites {describe_all(sources)}.",), cites=(quote_note(paper, number),)
    )


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
