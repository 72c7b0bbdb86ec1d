"""Where a paper enumerates: "three factors: …", "First, … Second, …", bullets under what announces them.

It owns the shapes of enumerations in prose; it must not know how a question asks for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from footnoted.answer import Quotation
from footnoted.answering.asking import quote_heading, quote_sentence, stems_of
from footnoted.answering.remembering import once_per_paper
from footnoted.answering.wording import NUMBERS, ORDINALS, read_count
from footnoted.countries import unify_countries
from footnoted.document import Paragraph, Sentence
from footnoted.papers import Paper

__all__ = ["Enumeration", "find_enumerations"]

# "three interlinked factors", "two kinds": how many of what.
COUNTED = re.compile(
    rf"\b(?P<number>{'|'.join(NUMBERS[1:])})\s+(?:[\w'’-]+\s+){{0,3}}?(?P<noun>[a-z]{{3,}}s)\b(?P<of>\s+of\s+\w+)?",
    re.IGNORECASE,
)
MARKER = re.compile(
    rf"^(?:(?P<ordinal>{'|'.join(ORDINALS[:9])})(?:ly)?|(?P<end>finally|lastly)),?\s|"
    rf"^(?:and\s+)?(?:a|the)\s+(?P<placed>{'|'.join(ORDINALS[:9])})\s+\w+",
    re.IGNORECASE,
)
# "Such red lines should comprise …": what the sentence before announced.
SUCH = re.compile(
    r"^(?:such|these|those|the)\s+(?:[\w'’-]+\s+){0,3}?(?P<noun>[a-z]{3,}s)\s+(?:[a-z]+\s+)?"
    r"(?:comprise|include|consist\s+of|are\s+as\s+follows|range\s+from)\b",
    re.IGNORECASE,
)
PLURAL = re.compile(r"\b[a-z]{3,}s\b", re.IGNORECASE)
# What a colon announces stands among the last words before it.
LAST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """What announces an enumeration, and its items; none where the announcing sentence holds them itself.

    `nouns` are the stems of what is enumerated, `before` those of what it is enumerated of, `context` all stems
    of the enumeration and of the titles above it. `number` is None where it is not said and cannot be counted.
    """

    nouns: frozenset[str]
    before: frozenset[str]
    context: frozenset[str]
    lead: tuple[Quotation, ...]
    items: tuple[Quotation, ...] = ()
    number: int | None = None


@once_per_paper
def find_enumerations(paper: Paper) -> tuple[Enumeration, ...]:
    """Return the enumerations of a paper, in reading order, those of its front and back matter left out."""
    return tuple(walk(paper))


def walk(paper: Paper) -> Iterator[Enumeration]:
    """Yield the enumerations of a paper, in reading order."""
    paragraphs = [p for p in paper.document.paragraphs if p.kind not in ("front_matter", "back_matter", "source")]
    for n, paragraph in enumerate(paragraphs):
        yield from find_titled_bullets(paper, paragraphs, n)
        yield from find_announced_bullets(paper, paragraphs, n)
        for place in range(len(paragraph.sentences)):
            yield from find_in_prose(paper, paragraphs, n, place)


def find_titled_bullets(paper: Paper, paragraphs: Sequence[Paragraph], n: int) -> Iterator[Enumeration]:
    """Yield the bullets that stand right under a title, which says what they are."""
    paragraph = paragraphs[n]
    is_first = n == 0 or paragraphs[n - 1].section != paragraph.section
    if paragraph.kind != "bullet" or not is_first or not paragraph.section:
        return
    heading = paragraph.section[-1]
    bullets = read_bullets(paragraphs[n:], paragraph.depth)
    if len(bullets) > 1 and (nouns := stems_of(" ".join(PLURAL.findall(heading.title)))):
        yield make(paper, paragraph, (quote_heading(paper, heading),), quote_first(paper, bullets), nouns=nouns)


def find_announced_bullets(paper: Paper, paragraphs: Sequence[Paragraph], n: int) -> Iterator[Enumeration]:
    """Yield the bullets under a sentence that ends in a colon."""
    last = paragraphs[n].sentences[-1]
    words = paper.document.read(last.spans)
    if not words.endswith(":"):
        return
    least = paragraphs[n].depth + 1 if paragraphs[n].kind == "bullet" else 0
    bullets = read_bullets(paragraphs[n + 1 :], least)
    counted = COUNTED.search(words)
    near = " ".join(words.split()[-LAST_WORDS:])
    nouns = stems_of(counted["noun"] if counted else " ".join(PLURAL.findall(near)))
    if len(bullets) > 1 and nouns:
        lead = (quote_sentence(paper, last),)
        yield make(
            paper, paragraphs[n], lead, quote_first(paper, bullets), nouns=nouns, before=words if counted else ""
        )


def find_in_prose(paper: Paper, paragraphs: Sequence[Paragraph], n: int, place: int) -> Iterator[Enumeration]:
    """Yield the enumeration that a sentence holds, or that the sentences behind it carry out."""
    paragraph = paragraphs[n]
    sentence = paragraph.sentences[place]
    words = paper.document.read(sentence.spans)
    before = paragraph.sentences[place - 1 : place] if place else ()
    counted = COUNTED.search(words)
    marked = find_marked(paper, paragraphs, n, place)
    if counted and (is_spelt_out(words[counted.end() :]) or marked):
        nouns = stems_of(f"{counted['noun']} {counted['of'] or ''}")
        items = () if is_spelt_out(words[counted.end() :]) else marked
        number, ahead = read_count(counted["number"]), words[: counted.start()]
        lead = (quote_sentence(paper, sentence),)
        yield make(paper, paragraph, lead, quote_all(paper, items), nouns=nouns, before=ahead, number=number)
    elif len(marked) > 1 and not MARKER.match(words):
        lead = (quote_sentence(paper, sentence),)
        nouns = stems_of(" ".join(PLURAL.findall(words)))
        yield make(paper, paragraph, lead, quote_all(paper, marked), nouns=nouns, before=words)
    if (such := SUCH.match(words)) and re.search(r";|,.*\band\b", words):
        announced = quote_all(paper, (*before, sentence))
        yield make(paper, paragraph, announced, (), nouns=stems_of(such["noun"]))


def is_spelt_out(words: str) -> bool:
    """Tell whether the words behind "three factors" name them: behind a colon, or as the first and the second."""
    _, colon, named = words.partition(":")
    if colon and re.search(r";|,|\band\b", named):
        return True
    return bool(re.search(r"\bfirst(?:ly)?\b.*\bsecond(?:ly)?\b", words, re.IGNORECASE))


def find_marked(paper: Paper, paragraphs: Sequence[Paragraph], n: int, place: int) -> tuple[Sentence, ...]:
    """Return the sentences behind one that begin "First", "Second", …, in its paragraph and the next of its section."""
    behind = list(paragraphs[n].sentences[place + 1 :])
    if behind and not any(MARKER.match(paper.document.read(s.spans)) for s in behind[:2]):
        return ()
    for paragraph in takewhile(lambda p: p.section == paragraphs[n].section, paragraphs[n + 1 :]):
        behind += paragraph.sentences[:1]
    marked: list[Sentence] = []
    for sentence in behind:
        match = MARKER.match(paper.document.read(sentence.spans))
        expected = ORDINALS[len(marked) : len(marked) + 2]
        said = (match["ordinal"] or match["placed"] or "").casefold() if match else ""
        if match and (said in expected or (match["end"] and marked)):
            marked.append(sentence)
    return tuple(marked)


def read_bullets(paragraphs: Sequence[Paragraph], least: int) -> list[Paragraph]:
    """Return the bullets that paragraphs begin with, those of the first one's depth, none above `least`."""
    run = list(takewhile(lambda p: p.kind == "bullet" and p.depth >= least, paragraphs))
    return [paragraph for paragraph in run if paragraph.depth <= run[0].depth]


def quote_first(paper: Paper, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """Return the first sentence of each paragraph."""
    return quote_all(paper, [paragraph.sentences[0] for paragraph in paragraphs])


def quote_all(paper: Paper, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """Return the quotations of sentences."""
    return tuple(quote_sentence(paper, sentence) for sentence in sentences)


def make(
    paper: Paper,
    paragraph: Paragraph,
    lead: tuple[Quotation, ...],
    items: tuple[Quotation, ...],
    *,
    nouns: frozenset[str],
    before: str = "",
    number: int | None = None,
) -> Enumeration:
    """Return an enumeration with the stems of all that it says and of the titles above it."""
    titles = [*(heading.title for heading in paragraph.section), paper.document.metadata.title]
    words = " ".join([*(quotation.words for quotation in (*lead, *items)), *titles])
    return Enumeration(
        nouns=nouns,
        before=stems_of(unify_countries(before)) - nouns,
        context=stems_of(unify_countries(words)),
        lead=lead,
        items=items,
        number=number or len(items) or None,
    )
