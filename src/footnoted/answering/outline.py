"""Questions about how the paper is built: its chapters, their sections, the pages they stand on.

It owns how titles and pages are said; it must not know what stands under a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import LOOKED_UP, quote_heading, refuse, stems_of
from footnoted.answering.lists import spell
from footnoted.answering.sections import chapters_of, name_section, path_of, titles_under
from footnoted.answering.wording import asks
from footnoted.countries import unify_countries
from footnoted.document import Heading
from footnoted.papers import Paper

__all__ = ["answer_outline"]

BUILD = (
    "chapter chapters section sections content contents outline structure part parts heading headings organise organize"
)
MAY = (
    "table many title titles called name number main page pages start starts begin begins end cover long stand consist"
)
OUTLINE = asks(f"{BUILD} structured organised organized", may=f"{MAY} main divided comprise include")
PAGES = asks("page pages long", may=f"{MAY} {BUILD} find first last find found")
WHICH_PART = re.compile(
    r"^\W*(?:(?:in|on)\s+)?(?:which|what)\s+(?:chapters?|sections?|parts?)\s+(?:(?:of\s+(?:the|this)\s+\w+|mainly)\s+)*"
    r"(?:is\s+about|are\s+about|deals?|discuss(?:es)?|treats?|address(?:es)?|covers?|concerns?|talks?|focus(?:es)?)\b",
    re.IGNORECASE,
)
WHERE = re.compile(r"^\W*where\b", re.IGNORECASE)
TREATING = (
    "deal deals dealing discuss discusses treat treats address addresses concern concerns talk talks focus focuses"
)
COUNTS = re.compile(r"\bhow\s+many\b|\bnumber\s+of\b", re.IGNORECASE)
INNER = re.compile(r"\b(?:sections|parts|headings|structured?|subsections)\b", re.IGNORECASE)


def answer_outline(paper: Paper, question: str) -> Draft | None:
    """Return titles or pages where that is what a question asks; None otherwise."""
    parts = find_parts(paper, question)
    if parts is not None:
        return parts
    named = name_section(paper, question)
    plain = question.replace(named.words, " ") if named else question
    asked = stems_of(plain)
    if named is None:
        chapters = chapters_of(paper)
        return list_titles(chapters, "The paper", paper, question) if OUTLINE.matches(plain) and chapters else None
    if named.heading is None or asked - OUTLINE.may - PAGES.may - OUTLINE.needs[0]:
        return None
    if PAGES.rest(plain) is not None or WHERE.match(question):
        return say_pages(paper, named.heading)
    if INNER.search(plain):
        under = titles_under(paper, named.heading)
        whole = f"“{named.heading.label}”"
        return list_titles(under, whole, paper, question) if under else refuse(f"{whole} has no sections of its own.")
    is_title = re.search(r"\btitles?d?\b|\bcalled\b|\bname\b", plain, re.IGNORECASE)
    return Draft(claims=(say_title(paper, named.heading),), confidence=LOOKED_UP) if is_title else None


def find_parts(paper: Paper, question: str) -> Draft | None:
    """Return the titles that name what a question asks the chapter of, each with its chapter; None for none."""
    if not WHICH_PART.match(question):
        return None
    topic = stems_of(unify_countries(question)) - OUTLINE.may - OUTLINE.needs[0] - stems_of(TREATING)
    titles = [h for h in paper.document.headings if topic and topic <= stems_of(unify_countries(h.title))]
    claims = tuple(say_place(paper, heading) for heading in titles)
    return Draft(claims=claims, confidence=LOOKED_UP) if claims else None


def say_place(paper: Paper, heading: Heading) -> DraftClaim:
    """Return a title with the chapter in which it stands."""
    parts: list[str | Quotation] = list(say_title(paper, heading).parts[:-1])
    for above in path_of(paper, heading)[:1]:
        if above is not heading:
            parts += [f" (in “{above.number} " if above.number else " (in “", quote_heading(paper, above), "”)"]
    return DraftClaim(parts=(*parts, "."), cites=(quote_heading(paper, heading),))


def list_titles(titles: Sequence[Heading], whole: str, paper: Paper, question: str) -> Draft:
    """Return titles in order, behind their number where a question asks for it."""
    claims = [say_title(paper, heading) for heading in titles]
    if COUNTS.search(question):
        noun = "chapter" if any(heading.level == 1 for heading in titles) else "section"
        words = f"{whole} has {spell(len(titles))} {noun}{'s' if len(titles) > 1 else ''}."
        claims.insert(0, DraftClaim(parts=(words,), cites=tuple(quote_heading(paper, heading) for heading in titles)))
    return Draft(claims=tuple(claims), confidence=LOOKED_UP)


def say_title(paper: Paper, heading: Heading) -> DraftClaim:
    """Return a title behind its number."""
    number = f"{heading.number} " if heading.number else ""
    return DraftClaim(parts=(number, quote_heading(paper, heading), "."))


def say_pages(paper: Paper, heading: Heading) -> Draft | None:
    """Return the pages of a section, from the contents page; None where it lists none."""
    if not heading.pages:
        return None
    first, last = heading.pages
    where = f"on pages {first} to {last}" if last > first else f"on page {first}"
    return Draft(claims=(DraftClaim(parts=(quote_heading(paper, heading), f" stands {where}.")),), confidence=LOOKED_UP)
