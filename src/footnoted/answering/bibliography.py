"""Questions about the paper itself: who wrote it, when, how to cite it, what it recommends, how it is built.

It owns the look-up of bibliographic words in the paper's own text; it must not know about its subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import (
    LOOKED_UP,
    Asked,
    quote_heading,
    quote_sentence,
    quote_spans,
    stems_of,
    verbatim,
)
from footnoted.answering.paper_questions import (
    ABOUT,
    ABOUT_AUTHOR,
    AUTHOR,
    CHAPTER_WORDS,
    CHAPTERS,
    DATE_LINE,
    DATED,
    FUNDED,
    FUNDING_WORDS,
    HOW_TO_CITE,
    IDENTIFIERS,
    MOST_ABOUT,
    PAGE,
    PUBLISHER,
    RIGHTS,
    SPEAKS_OF_ITSELF,
    TITLE,
)
from footnoted.document import Heading, Paragraph, Sentence, Span
from footnoted.papers import Paper

__all__ = ["answer_from_bibliography"]


def answer_from_bibliography(asked: Asked) -> Draft | None:
    """Return bibliographic words or an outline where a question asks for them; None otherwise."""
    for paper in asked.papers:
        claims = list(find_claims(paper, asked.text))
        if claims:
            return Draft(claims=tuple(claims), confidence=LOOKED_UP)
    return None


def find_claims(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the claims that answer a bibliographic question about one paper."""
    for name, pattern in IDENTIFIERS.items():
        if pattern.search(question):
            yield from quote_lines(paper, rf"^{name}\b", most=1)
            return
    if is_about_author(paper, question):
        yield from describe_author(paper)
        return
    for pattern, find in FINDERS:
        if pattern.search(question):
            yield from find(paper, question)
            return


def matter(paper: Paper) -> Iterator[tuple[Paragraph, Sentence]]:
    """Yield the sentences of front and back matter."""
    for paragraph in paper.document.paragraphs:
        if paragraph.kind in ("front_matter", "back_matter"):
            yield from ((paragraph, sentence) for sentence in paragraph.sentences)


def quote_lines(paper: Paper, pattern: str, *, most: int) -> Iterator[DraftClaim]:
    """Yield the lines of front and back matter that begin so."""
    begins = re.compile(pattern, re.IGNORECASE)
    found = [s for _, s in matter(paper) if begins.search(paper.document.read(s.spans))]
    yield from (verbatim(quote_sentence(paper, sentence)) for sentence in found[:most])


def quote_funding(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the sentences about funding and support; acknowledgements before all else."""
    found = [(p, s) for p, s in matter(paper) if FUNDING_WORDS.search(paper.document.read(s.spans))]
    thanks = [s for p, s in found if p.section and re.search("acknowledg|funding", p.section[-1].title, re.IGNORECASE)]
    chosen = thanks or [s for _, s in found]
    yield from (verbatim(quote_sentence(paper, sentence)) for sentence in chosen[:3])


def find_words(paper: Paper, words: str, *, after: int = 0) -> Quotation | None:
    """Return the first place in the text where words stand to the letter, white space aside."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.compile(pattern).search(paper.document.text, after) if pattern else None
    if match is None:
        return None
    span = (Span(*match.span()),)
    return quote_spans(paper, span, kind="front_matter", passage=f"{paper.id}:{span[0].start}")


def name_authors(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield a sentence that names the authors as printed, and what the paper says about them first."""
    found = [find_words(paper, name) for name in paper.document.metadata.authors]
    names = [quotation for quotation in found if quotation is not None]
    if names:
        parts: list[str | Quotation] = ["The paper is by "]
        for n, name in enumerate(names):
            parts += [name] if n == 0 else [" and " if n == len(names) - 1 else ", ", name]
        yield DraftClaim(parts=(*parts, "."))
    yield from list(describe_author(paper))[:1]


def is_about_author(paper: Paper, question: str) -> bool:
    """Tell whether a question asks about the author, by that word or by name."""
    match = ABOUT_AUTHOR.search(question)
    if match is None:
        return False
    name = match["name"]
    return not name or any(set(name.split()) <= set(author.split()) for author in paper.document.metadata.authors)


def describe_author(paper: Paper) -> Iterator[DraftClaim]:
    """Yield what stands under the title about the author."""
    for paragraph, sentence in matter(paper):
        if paragraph.section and re.match(r"about the authors?$", paragraph.section[-1].title, re.IGNORECASE):
            yield verbatim(quote_sentence(paper, sentence))


def say_date(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the line of front matter that is a date, in a sentence."""
    dates = [s for _, s in matter(paper) if DATE_LINE.match(paper.document.read(s.spans))]
    yield from (DraftClaim(parts=("The paper is dated ", quote_sentence(paper, s), ".")) for s in dates[:1])


def quote_citation(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the line that says how to cite the paper."""
    yield from quote_lines(paper, r"^(?:cite this|(?:suggested|recommended) citation|(?:how )?to cite)", most=1)


def quote_rights(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the lines about copyright."""
    yield from quote_lines(paper, r"^(?:copyright|©|all rights reserved|no part of this)", most=3)


def name_title(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield title and subtitle as printed."""
    metadata = paper.document.metadata
    title = find_words(paper, metadata.title)
    subtitle = find_words(paper, metadata.subtitle) if metadata.subtitle else None
    if title is not None:
        rest = (": ", subtitle) if subtitle is not None else ()
        yield DraftClaim(parts=("The title is ", title, *rest, "."))


def say_what_it_argues(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the first sentences of the body in which the paper says what it does."""
    body = (p for p in paper.document.paragraphs if p.kind not in ("front_matter", "back_matter"))
    sentences = (s for paragraph in body for s in paragraph.sentences)
    found = [s for s in sentences if SPEAKS_OF_ITSELF.search(paper.document.read(s.spans))]
    yield from (verbatim(quote_sentence(paper, sentence)) for sentence in found[:MOST_ABOUT])


def name_publisher(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the publisher as printed, or the line that says who holds the copyright."""
    publisher = re.sub(r"\s*\([^)]*\)", "", paper.document.metadata.publisher or "")
    found = find_words(paper, publisher)
    if found is not None:
        yield DraftClaim(parts=("The publisher is ", found, "."))
    yield from quote_lines(paper, r"^(?:copyright|©)", most=1)


def path_of(paper: Paper, heading: Heading) -> tuple[Heading, ...]:
    """Return the titles that a title stands under, and itself."""
    return paper.places_of(heading.spans)[0].section


def list_titles(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the titles of the chapters, or of the sections of the one chapter a question names."""
    rest = stems_of(re.sub(r"\d+", " ", question)) - stems_of(CHAPTER_WORDS) - stems_of(paper.document.metadata.title)
    number = re.search(r"\b(?:chapter|section|part)\s+(\d{1,2})\b", question, re.IGNORECASE)
    chapters = [heading for heading in paper.document.headings if heading.number]
    named = [h for h in chapters if number and h.number and h.number.lstrip("0") == number[1].lstrip("0")]
    if rest or (number and not named):
        return
    if named and PAGE.search(question):
        yield from say_pages(paper, named[0])
    elif named and re.search(r"\bsections\b|\bparts\b|\bheadings\b|\bstructure", question, re.IGNORECASE):
        under = [h for h in paper.document.headings if h is not named[0] and named[0] in path_of(paper, h)]
        yield from (say_title(paper, heading) for heading in under)
    else:
        yield from (say_title(paper, heading) for heading in named or chapters)


def say_title(paper: Paper, heading: Heading) -> DraftClaim:
    """Return a title behind its number."""
    number = f"{heading.number} " if heading.number else ""
    return DraftClaim(parts=(number, quote_heading(paper, heading), "."))


def say_pages(paper: Paper, heading: Heading) -> Iterator[DraftClaim]:
    """Yield the pages of a chapter, from the contents page."""
    if heading.pages:
        first, last = heading.pages
        quotation = quote_heading(paper, heading)
        yield DraftClaim(parts=(quotation, f" stands on pages {first} to {last}."))


Finder = Callable[[Paper, str], Iterator[DraftClaim]]
# In the order in which they are tried.
FINDERS: tuple[tuple[re.Pattern[str], Finder], ...] = (
    (HOW_TO_CITE, quote_citation),
    (AUTHOR, name_authors),
    (DATED, say_date),
    (FUNDED, quote_funding),
    (TITLE, name_title),
    (ABOUT, say_what_it_argues),
    (PUBLISHER, name_publisher),
    (RIGHTS, quote_rights),
    (CHAPTERS, list_titles),
)
