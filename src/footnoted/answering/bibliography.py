"""Questions about the paper itself: who wrote it, when, how to cite it, what is printed in its front and back matter.

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
    refuse,
    stems_of,
    verbatim,
)
from footnoted.answering.outline import answer_outline
from footnoted.answering.paper_questions import (
    ABOUT,
    ABOUT_AUTHOR,
    ACKNOWLEDGES,
    AUTHOR,
    DATE_LINE,
    DATED,
    FUNDED,
    FUNDING_WORDS,
    HOW_TO_CITE,
    IDENTIFIERS,
    LINES,
    MOST_ABOUT,
    PAGES,
    PUBLISHER,
    RIGHTS,
    SERIES,
    SPEAKS_OF_ITSELF,
    TITLE,
    Kind,
)
from footnoted.document import Paragraph, Sentence, Span
from footnoted.papers import Paper

__all__ = ["answer_from_bibliography"]

# An imprint's lines have fewer characters than this.
LONG_LINE = 120
# A fellow of a programme is asked after by his name and one of these.
WHO = re.compile(r"^\W*(?:who|tell\s+me\s+(?:about|who))\b", re.IGNORECASE)


def answer_from_bibliography(asked: Asked) -> Draft | None:
    """Return bibliographic words or an outline where a question asks for them; None otherwise."""
    refusals = []
    for paper in asked.papers:
        claims = tuple(find_claims(paper, asked.text))
        draft = Draft(claims=claims, confidence=LOOKED_UP) if claims else answer_outline(paper, asked.text)
        if draft is not None and draft.claims:
            return draft
        refusals += [draft] if draft is not None else refuse_identifier(asked.text)
    return refusals[0] if refusals else None


def refuse_identifier(question: str) -> list[Draft]:
    """Return the refusal for an identifier that is asked for and not printed; none for another question."""
    named = [name for name, asked in IDENTIFIERS.items() if asked.matches(question)]
    return [refuse(f"The paper prints no {name.upper()}.") for name in named]


def find_claims(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the claims that answer a bibliographic question about one paper."""
    metadata = paper.document.metadata
    aside = " ".join(
        (*metadata.authors, metadata.publisher or "", metadata.title if metadata.title in question else "")
    )
    for name, asked in IDENTIFIERS.items():
        if asked.matches(question, aside=aside):
            yield from quote_lines(paper, rf"^{name}\b", most=1)
            return
    if is_about_author(paper, question):
        yield from describe_author(paper)
        return
    for asked, find in FINDERS:
        if asked.matches(question, aside=aside):
            yield from find(paper, question)
            return
    for asked, line in LINES:
        if asked.matches(question, aside=aside):
            found = [s for _, s in matter(paper) if line.search(paper.document.read(s.spans))]
            # Lines of an imprint are short; sentences that only mention an address are not, and come last.
            found.sort(key=lambda sentence: len(paper.document.read(sentence.spans)) > LONG_LINE)
            yield from (verbatim(quote_sentence(paper, sentence)) for sentence in found[:2])
            return
    if ABOUT.search(question):
        yield from say_what_it_argues(paper, question)


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
    if ABOUT_AUTHOR.matches(question):
        return True
    names = stems_of(" ".join(paper.document.metadata.authors))
    asked = stems_of(question)
    if not asked & names:
        return False
    # "Who is Edward Howell?", "Where does Howell teach?"
    return (WHO.match(question) is not None and asked <= names) or (
        ABOUT_AUTHOR.wording.matches(question, aside=" ".join(paper.document.metadata.authors)) and bool(asked - names)
    )


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


def quote_acknowledgments(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the sentences of the acknowledgements."""
    for paragraph, sentence in matter(paper):
        if paragraph.section and re.search("acknowledg", paragraph.section[-1].title, re.IGNORECASE):
            yield verbatim(quote_sentence(paper, sentence))


def name_series(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the series and programme of the paper as printed."""
    parts = [find_words(paper, part) for part in (paper.document.metadata.series or "").split(",")]
    found = [quotation for quotation in parts if quotation is not None]
    if found:
        joined = [part for quotation in found for part in (", ", quotation)][1:]
        yield DraftClaim(parts=("The paper belongs to: ", *joined, "."))


def say_length(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the last page that the contents page lists, with what stands there."""
    paged = [heading for heading in paper.document.headings if heading.pages]
    if paged:
        last = max(reversed(paged), key=lambda heading: heading.pages or (0, 0))
        page = (last.pages or (0, 0))[0]
        yield DraftClaim(
            parts=(f"The last part that the contents page lists, on page {page}, is ", quote_heading(paper, last), ".")
        )


Finder = Callable[[Paper, str], Iterator[DraftClaim]]
# In the order in which they are tried.
FINDERS: tuple[tuple[Kind, Finder], ...] = (
    (HOW_TO_CITE, quote_citation),
    (FUNDED, quote_funding),
    (ACKNOWLEDGES, quote_acknowledgments),
    (AUTHOR, name_authors),
    (DATED, say_date),
    (TITLE, name_title),
    (PUBLISHER, name_publisher),
    (RIGHTS, quote_rights),
    (SERIES, name_series),
    (PAGES, say_length),
)
