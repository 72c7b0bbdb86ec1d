"""Summaries in the paper's own words: of the whole, of a chapter, of a section.

It owns which sentences stand for a stretch of text; it must not know about notes, tables or search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from footnoted.answer import Draft, DraftClaim
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
from footnoted.answering.paper_questions import SPEAKS_OF_ITSELF
from footnoted.answering.sections import (
    SAYS_PART,
    chapters_of,
    find_kind,
    find_titled,
    name_section,
    paragraphs_under,
)
from footnoted.answering.wording import asks
from footnoted.document import Heading, Paragraph, Sentence
from footnoted.papers import Paper
from footnoted.passages import leans_back

__all__ = ["answer_from_summaries"]

MOST_SENTENCES = 6
SHORTEST_SENTENCE = 8
SUMMARY = re.compile(r"\b(?:executive\s+summary|summary|abstract|key\s+(?:points|findings|messages))\b", re.IGNORECASE)
CONCLUSION = re.compile(r"\bconclu(?:sions?|ding)\b", re.IGNORECASE)
# "What is it about?": the words of the question are all words of grammar.
OF_PAPER = stems_of("paper report study document article publication text research policy working whole")
ABOUT = re.compile(r"\babout\b\W*$", re.IGNORECASE)
SUMMARISING = (
    "summarise summarize summary summaries summarised summarized sum gist overview synopsis tldr tl recap brief "
    "executive briefly nutshell abstract takeaway takeaways"
)
SPEAKING = "cover discuss deal argue address explain examine explore treat concern conclude say contain happen present"
POINTS = "point points message messages idea ideas finding findings argument arguments content contents"
KEY = "main key central core important essential major"
PARTS = "chapter section part research policy working titled called entitled"
LENGTH = "short quick long one two three four five six sentence sentences paragraph word words few line lines bullet"
MAY = f"{KEY} {POINTS} {SPEAKING} {PARTS} {LENGTH} {SUMMARISING} whole entire full dr"
SUMMARISES = asks(SUMMARISING, may=MAY)
SAYS_WHAT = asks(f"{SPEAKING} {POINTS}", may=MAY)
IN_PARTS = asks(PARTS, may=MAY)
CONCLUDES = asks("conclude conclusion conclusions concluding", may=f"{KEY} {PARTS} overall final reach draw come")
# Asked of a chapter by its title, its pages or its own sections: not for what it says.
OUTWARD = stems_of("title name called page start begin end many number heading long")
PLURAL_PARTS = re.compile(r"\b(?:sections|parts|chapters|headings)\b", re.IGNORECASE)
WHICH_PART = re.compile(r"^\W*(?:which|what)\s+(?:chapters?|sections?|parts?)\b", re.IGNORECASE)
OF_SOMETHING_ELSE = re.compile(
    r"^\s+of\s+(?:the\s+)?(?!(?:this|paper|report|study|document|article|text|publication)\b)", re.I
)


def answer_from_summaries(asked: Asked) -> Draft | None:
    """Return a summary of the paper or a part of it where a question asks for one; None otherwise."""
    found = [draft for paper in asked.papers if (draft := summarise(paper, asked.text)) is not None]
    return next((draft for draft in found if draft.claims), found[0] if found else None)


def summarise(paper: Paper, question: str) -> Draft | None:
    """Return one paper's summary, that of the part a question names, or that there is no such part."""
    named = name_section(paper, question)
    plain = question.replace(named.words, " ") if named else question
    is_asked = wants_summary(plain, names_part=named is not None)
    if named is not None and named.heading is None:
        return refuse_part(paper, question, named.words) if is_asked or is_chapter(question, named.words) else None
    if named is not None and named.heading is not None:
        return draft_summary(paper, named.heading) if is_asked else None
    if CONCLUDES.matches(plain) and (ending := find_kind(paper, CONCLUSION)) is not None:
        return draft_summary(paper, ending)
    if is_asked:
        return draft_paper(paper)
    heading = find_topic(paper, question)
    return draft_summary(paper, heading) if heading is not None else None


def wants_summary(plain: str, *, names_part: bool) -> bool:
    """Tell whether a question, without the words that name a part, asks to sum up and for nothing in particular."""
    if SUMMARISES.matches(plain) or (not names_part and CONCLUDES.matches(plain)):
        return True
    if not names_part:
        return ABOUT.search(plain) is not None and not stems_of(plain) - OF_PAPER
    is_outward = OUTWARD & stems_of(plain) or PLURAL_PARTS.search(plain)
    is_open = ABOUT.search(plain) is not None or re.match(r"\W*tell\s+me\s+about\b", plain, re.I) is not None
    return not is_outward and (SAYS_WHAT.matches(plain) or (is_open and not (stems_of(plain) - IN_PARTS.may)))


def is_chapter(question: str, words: str) -> bool:
    """Tell whether words such as "chapter 9" name a chapter of this paper, not of something else ("of the Charter")."""
    behind = question[question.index(words) + len(words) :]
    return words.casefold().startswith("chapter") and not OF_SOMETHING_ELSE.match(behind)


def refuse_part(paper: Paper, question: str, words: str) -> Draft:
    """Return the refusal for a chapter that the paper does not have, saying which it has."""
    chapters = chapters_of(paper)
    if not chapters:
        return refuse(f"The paper has no {words}, nor any chapters.")
    first, last = chapters[0].label, chapters[-1].label
    return refuse(f"The paper has no {words}: its {len(chapters)} chapters run from “{first}” to “{last}”.")


def find_topic(paper: Paper, question: str) -> Heading | None:
    """Return the section whose title a question names where it asks to sum that section up."""
    if not SAYS_PART.search(question) or WHICH_PART.match(question):
        return None
    for wording in (SUMMARISES, SAYS_WHAT, *((IN_PARTS,) if ABOUT.search(question) else ())):
        rest = wording.rest(question)
        if rest and not PLURAL_PARTS.search(question):
            return find_titled(paper, rest)
    return None


def draft_summary(paper: Paper, heading: Heading) -> Draft | None:
    """Return the sentences that stand for a section, the first behind its title."""
    chosen = choose_sentences(paper, paragraphs_under(paper, heading))
    if not chosen:
        return None
    title, first = quote_heading(paper, heading), quote_sentence(paper, chosen[0])
    number = f"{heading.number} " if heading.number else ""
    lead = DraftClaim(parts=(f"“{number}", title, "”: ", first), cites=(first,))
    return Draft(claims=(lead, *(verbatim(quote_sentence(paper, s)) for s in chosen[1:])), confidence=LOOKED_UP)


def draft_paper(paper: Paper) -> Draft | None:
    """Return the paper's own summary by its topic sentences; without one, what it says of itself, and standfirsts."""
    own = find_kind(paper, SUMMARY)
    paragraphs = paragraphs_under(paper, own) if own is not None else ()
    if paragraphs:
        claims = [say_opening(paper, paragraphs, n) for n in choose_openings(paper, paragraphs)]
        return Draft(claims=tuple(claims[:MOST_SENTENCES]), confidence=LOOKED_UP)
    body = [p for p in paper.document.paragraphs if p.kind not in ("front_matter", "back_matter")]
    ending = find_kind(paper, CONCLUSION)
    told = [s for p in body for s in p.sentences if SPEAKS_OF_ITSELF.search(paper.document.read(s.spans))][:3]
    standing = [s for p in body if p.kind == "standfirst" for s in p.sentences[:1]]
    closing = choose_sentences(paper, paragraphs_under(paper, ending)) if ending else []
    openings = choose_sentences(paper, body)
    chosen = list(dict.fromkeys((*told, *standing, *closing, *openings)))[:MOST_SENTENCES]
    claims = [verbatim(quote_sentence(paper, s)) for s in sorted(chosen, key=lambda s: s.spans[0].start)]
    return Draft(claims=tuple(claims), confidence=LOOKED_UP) if claims else None


def choose_openings(paper: Paper, paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return which paragraphs of a summary are opened: all but those under one that announces them by a colon."""
    announced: set[int] = set()
    for n, paragraph in enumerate(paragraphs):
        if paper.document.read(paragraph.sentences[-1].spans).endswith(":"):
            below = takewhile(lambda p, depth=paragraph.depth: is_item(p, depth), paragraphs[n + 1 :])  # type: ignore[misc]
            announced.update(range(n + 1, n + 1 + sum(1 for _ in below)))
    return [n for n in range(len(paragraphs)) if n not in announced]


def is_item(paragraph: Paragraph, depth: int) -> bool:
    """Tell whether a paragraph is a bullet under one of this depth."""
    return paragraph.kind == "bullet" and paragraph.depth > depth


def say_opening(paper: Paper, paragraphs: Sequence[Paragraph], n: int) -> DraftClaim:
    """Return a paragraph's first sentence; where it announces items by a colon, with the first sentence of each."""
    paragraph = paragraphs[n]
    first = paragraph.sentences[0]
    if not paper.document.read(first.spans).endswith(":"):
        return verbatim(quote_sentence(paper, first))
    items = [p.sentences[0] for p in takewhile(lambda p: is_item(p, paragraph.depth), paragraphs[n + 1 :])]
    spans = tuple(span for sentence in (first, *items) for span in sentence.spans)
    return verbatim(quote_spans(paper, spans, kind="sentence", passage=f"{paper.id}:{first.id}"))


def choose_sentences(paper: Paper, paragraphs: Iterable[Paragraph]) -> list[Sentence]:
    """Return up to six sentences that stand for paragraphs, in order.

    Standfirsts come first, then sentences in which the paper speaks of itself, then the openings of sections, then
    openings of paragraphs from all over the stretch.
    """
    held = [p for p in paragraphs if p.kind in ("standfirst", "body", "bullet") and p.sentences]
    standing = [s for p in held if p.kind == "standfirst" for s in p.sentences][:2]
    first = [(p, p.sentences[0]) for p in held if p.kind != "standfirst"]
    openings = [(p, s) for p, s in first if stands_alone(paper, s)] or first
    parts: dict[str, Sentence] = {}
    for paragraph, sentence in openings:
        parts.setdefault(paragraph.section[-1].id if paragraph.section else "", sentence)
    told = [s for p in held for s in p.sentences if SPEAKS_OF_ITSELF.search(paper.document.read(s.spans))]
    chosen = list(dict.fromkeys((*standing, *told[:2], *parts.values())))[:MOST_SENTENCES]
    others = [sentence for _, sentence in openings if sentence not in chosen]
    wanted = MOST_SENTENCES - len(chosen)
    chosen += others if len(others) <= wanted else [others[k * len(others) // wanted] for k in range(wanted)]
    return sorted(chosen, key=lambda sentence: sentence.spans[0].start)


def stands_alone(paper: Paper, sentence: Sentence) -> bool:
    """Tell whether a sentence is whole by itself: long enough, no question, leaning on none before it."""
    words = paper.document.read(sentence.spans)
    return len(words.split()) >= SHORTEST_SENTENCE and not words.endswith(("?", ":")) and not leans_back(words)
