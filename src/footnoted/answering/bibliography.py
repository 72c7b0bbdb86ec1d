"""Questions about the paper itself: who wrote it, when, how to cite it, what it recommends, how it is built.

It owns the look-up of bibliographic words in the paper's own text; it must not know about its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from footnoted.document import Heading, Paragraph, Sentence, Span
from footnoted.papers import Paper

__all__ = ["answer_from_bibliography"]

PAPER = r"(?:(?:this|the)\s+(?:research\s+|policy\s+|working\s+)?(?:paper|report|publication|study|document|article|text|brief(?:ing)?)|it)"
AUTHOR = re.compile(
    rf"\bwho\s+(?:wrote|authored|is\s+the\s+(?:author|writer)|are\s+the\s+authors?|penned|is\s+behind)\b|\bauthor(?:s|'s)?\s+(?:of|name)\b|\bname\s+of\s+the\s+author\b|"
    rf"\b(?:by\s+whom|whose)\s+(?:was\s+)?{PAPER}|\bwritten\s+by\s+who|^\W*(?:the\s+)?authors?\W*$",
    re.IGNORECASE,
)
ABOUT_AUTHOR = re.compile(
    r"\b(?:who\s+is|tell\s+me\s+about|about)\s+(?:the\s+author|(?P<name>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)*))\b|"
    r"\bauthor(?:'s|’s)?\s+(?:background|affiliations?|biography|bio|position|job|institution|employer|credentials|profile)|"
    r"\bwhere\s+does\s+the\s+author\s+(?:work|teach)|\bauthor\s+work(?:s)?\b",
)
DATED = re.compile(
    rf"\b(?:when|what\s+(?:date|year|month))\b.*\b{PAPER}\b.*\b(?:published|released|written|issued|out|appear|come\s+out|dated)\b|"
    rf"\b(?:publication|release|issue)\s+date\b|\bdate\s+of\s+(?:publication|{PAPER})|\b{PAPER}\b.*\b(?:dated|how\s+old)\b|\bwhen\s+was\s+(?:this|it)\s+(?:published|released|written)\b",
    re.IGNORECASE,
)
HOW_TO_CITE = re.compile(
    rf"\b(?:how|way|format)\b.*\b(?:cite|reference|quote)\b.*\b{PAPER}\b|\b(?:suggested|recommended|preferred|full|correct)\s+(?:citation|reference)\b|\bcite\s+(?:this|the)\s+paper\b|\bcitation\s+(?:for|of)\s+{PAPER}",
    re.IGNORECASE,
)
FUNDED = re.compile(
    rf"\b(?:who|which|what)\b.*\b(?:fund(?:ed|s|ing|er)?|sponsor(?:ed|s)?|financed|paid\s+for|support(?:ed|s))\b.*\b(?:{PAPER}|research|author|publication|work|fellowship)|\bfund(?:er|ers|ing|ed)\b.*\b{PAPER}|"
    rf"\b(?:funders?|funding|sponsors?)\b\W*$|\b(?:funder|funding|sponsor)s?\s+of\b",
    re.IGNORECASE,
)
PUBLISHER = re.compile(
    rf"\bwho\s+(?:published|publishes|is\s+the\s+publisher|released|issued)\b|\bpublisher\b|\b(?:which|what)\s+(?:institut\w+|organi[sz]ation|think\s*-?tank)\s+(?:published|released|issued)\b",
    re.IGNORECASE,
)
TITLE = re.compile(
    rf"\b(?:what\s+is|what's|give|state)\b.*\b(?:title|called|name)\b.*\b(?:{PAPER})\b|\b{PAPER}(?:'s|’s)?\s+(?:full\s+)?title\b|\bwhat\s+is\s+{PAPER}\s+called\b",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"\bcopyrights?\b|\b(?:who\s+)?(?:owns|holds)\s+(?:the\s+)?rights\b|\brights\s+(?:holder|reserved)|\b(?:reproduce|republish|reuse|redistribute|photocopy)\b",
    re.IGNORECASE,
)
IDENTIFIERS = {
    "isbn": re.compile(r"\bISBN\b", re.IGNORECASE),
    "doi": re.compile(r"\bDOI\b|\bdigital object identifier\b", re.IGNORECASE),
    "issn": re.compile(r"\bISSN\b", re.IGNORECASE),
}
RECOMMENDS = re.compile(r"\brecommend(?:s|ed|ations?|ing)?\b", re.IGNORECASE)
RECOMMENDING_WORDS = "recommend recommendation policy paper report author main key list five make many whole all full give offer end conclude final what set overall summary"
CHAPTERS = re.compile(
    r"\b(?:chapters?|sections?|contents|outline|structure|parts?|headings?|organi[sz]ed|structured)\b", re.IGNORECASE
)
CHAPTER_WORDS = "chapter section content outline structure part heading organise organize structured table list many paper report what title name called start page begin cover main"
PAGE = re.compile(r"\b(?:what|which)\s+page\b|\bon\s+(?:what|which)\s+page\b|\bpages?\b", re.IGNORECASE)
DATE_LINE = re.compile(
    r"^(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}$"
)
FUNDING_WORDS = re.compile(
    r"\b(?:support(?:ed)?|fund(?:ed|ing)|grant|sponsor(?:ed|ship)?|fellowship|generous|financed)\b", re.IGNORECASE
)


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
    if HOW_TO_CITE.search(question):
        yield from quote_lines(
            paper, r"^(?:cite\s+this|suggested\s+citation|to\s+cite|how\s+to\s+cite|recommended\s+citation)", most=1
        )
    elif AUTHOR.search(question):
        yield from name_authors(paper)
    elif is_about_author(paper, question):
        yield from describe_author(paper)
    elif DATED.search(question):
        yield from (
            DraftClaim(parts=("The paper is dated ", quote_sentence(paper, s), ".")) for s in dated_lines(paper)
        )
    elif FUNDED.search(question):
        yield from quote_sentences(paper, FUNDING_WORDS)
    elif TITLE.search(question):
        yield from name_title(paper)
    elif PUBLISHER.search(question):
        yield from name_publisher(paper)
    elif RIGHTS.search(question):
        yield from quote_lines(paper, r"^(?:copyright|©|all rights reserved|no part of this)", most=3)
    elif RECOMMENDS.search(question):
        yield from list_recommendations(paper, question)
    elif CHAPTERS.search(question):
        yield from list_titles(paper, question)


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


def quote_sentences(paper: Paper, pattern: re.Pattern[str]) -> Iterator[DraftClaim]:
    """Yield the sentences about the making of the paper that hold a word; acknowledgements before all else."""
    found = [(p, s) for p, s in matter(paper) if pattern.search(paper.document.read(s.spans))]
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


def name_authors(paper: Paper) -> Iterator[DraftClaim]:
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


def dated_lines(paper: Paper) -> list[Sentence]:
    """Return the line of front matter that is a date."""
    return [s for _, s in matter(paper) if DATE_LINE.match(paper.document.read(s.spans))][:1]


def name_title(paper: Paper) -> Iterator[DraftClaim]:
    """Yield title and subtitle as printed."""
    metadata = paper.document.metadata
    title = find_words(paper, metadata.title)
    subtitle = find_words(paper, metadata.subtitle) if metadata.subtitle else None
    if title is not None:
        rest = (": ", subtitle) if subtitle is not None else ()
        yield DraftClaim(parts=("The title is ", title, *rest, "."))


def name_publisher(paper: Paper) -> Iterator[DraftClaim]:
    """Yield the publisher as printed, or the line that says who holds the copyright."""
    publisher = re.sub(r"\s*\([^)]*\)", "", paper.document.metadata.publisher or "")
    found = find_words(paper, publisher)
    if found is not None:
        yield DraftClaim(parts=("The publisher is ", found, "."))
    yield from quote_lines(paper, r"^(?:copyright|©)", most=1)


def list_recommendations(paper: Paper, question: str) -> Iterator[DraftClaim]:
    """Yield the titled recommendations, or those under a sentence that announces them."""
    if stems_of(question) - stems_of(RECOMMENDING_WORDS) - stems_of(paper.document.metadata.title):
        return
    titles = [
        heading
        for heading in paper.document.headings
        if any(
            h is not heading and RECOMMENDS.search(h.title) and h.level < heading.level and h.level > 1
            for h in path_of(paper, heading)
        )
    ]
    for heading in titles:
        quotation = quote_heading(paper, heading)
        yield DraftClaim(parts=(quotation, "."), cites=(quotation,))
    if not titles:
        yield from list_announced(paper)


def path_of(paper: Paper, heading: Heading) -> tuple[Heading, ...]:
    """Return the titles that a title stands under, and itself."""
    return paper.places_of(heading.spans)[0].section


def list_announced(paper: Paper) -> Iterator[DraftClaim]:
    """Yield the bullets under a sentence that says the paper recommends, by their first sentences."""
    paragraphs = paper.document.paragraphs
    for n, paragraph in enumerate(paragraphs):
        last = paper.document.read(paragraph.sentences[-1].spans)
        if RECOMMENDS.search(last) and last.endswith(":"):
            for bullet in paragraphs[n + 1 :]:
                if bullet.kind != "bullet":
                    return
                yield verbatim(quote_sentence(paper, bullet.sentences[0]))


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
