"""The only maker of Citations: from quotations and spans, or not at all.

It owns the law of spans: the words in the spans, white space and quote-mark style aside, are the quotation to
the letter; spans stand in order, apart, and outside markers and markup. It must not know how a draft was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from footnoted.answer import Citation, Claim, Draft, DraftClaim, Quotation, Support
from footnoted.citing.numbering import Numbering, write_marker
from footnoted.document import Document, Spans
from footnoted.papers import Paper

__all__ = ["Verified", "Verifier", "cite", "verify_draft", "write_claim"]

QUOTE_STYLES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What is left of a draft: claims that hold, their citations in order of number, and the text."""

    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    text: str


class Verifier:
    """Verifies claims one by one, numbering by first mention: what was said of an answer stays as it is."""

    def __init__(self, papers: Mapping[str, Paper], *, max_citations: int) -> None:
        self._papers = papers
        self._numbering = Numbering(max_citations)
        self._claims: list[Claim] = []
        self._citations: dict[int, Citation] = {}

    def add(self, drafted: DraftClaim) -> Claim | None:
        """Return a claim whose every quotation is verbatim, as it now stands last; None for any other.

        One that would need more than `max_citations` numbers loses the last of those it cites, and is dropped where
        none is left, or where it is in a model's words, which rest on all of them.
        """
        made = verify_claim(drafted, self._papers, self._numbering)
        if made is None:
            return None
        claim, cited = made
        self._claims.append(claim)
        self._citations.update({c.number: c for c in cited if c.number is not None})
        return claim

    def cited_by(self, claim: Claim) -> tuple[Citation, ...]:
        """Return the citations of a claim that was verified here, in its order."""
        return tuple(self._citations[number] for number in claim.citations)

    def conclude(self) -> Verified:
        """Return what was verified so far."""
        citations = tuple(self._citations[number] for number in sorted(self._citations))
        return Verified(
            claims=tuple(self._claims), citations=citations, text=" ".join(write_claim(each) for each in self._claims)
        )


def write_claim(claim: Claim) -> str:
    """Return a claim as it stands in an answer's text, with its markers."""
    return f"{claim.text} {write_marker(claim.citations)}"


def verify_draft(draft: Draft, papers: Mapping[str, Paper], *, max_citations: int) -> Verified:
    """Return the claims of a draft that hold, each verified as `Verifier.add` does."""
    verifier = Verifier(papers, max_citations=max_citations)
    for drafted in draft.claims:
        verifier.add(drafted)
    return verifier.conclude()


def verify_claim(
    drafted: DraftClaim, papers: Mapping[str, Paper], numbering: Numbering
) -> tuple[Claim, list[Citation]] | None:
    """Return a claim with its citations, or None where a quotation fails or there is no number left."""
    shown = tuple(part for part in drafted.parts if isinstance(part, Quotation))
    cited = drafted.cites or shown
    if not cited or any(cite(quotation, papers) is None for quotation in {*shown, *cited}):
        return None
    while cited and not numbering.has_room((q.document, q.spans) for q in cited):
        cited = () if drafted.is_generated else cited[:-1]
    if not cited:
        return None
    citations: dict[int, Citation] = {}
    for quotation in cited:
        number = numbering.number(quotation.document, quotation.spans)
        citation = cite(quotation, papers, number=number)
        assert citation is not None
        citations.setdefault(number, citation)
    text = "".join(part.words if isinstance(part, Quotation) else part for part in drafted.parts)
    claim = Claim(
        text=text,
        citations=tuple(citations),
        support=name_support(drafted),
        emphasis=drafted.emphasis if drafted.emphasis and drafted.emphasis[1] <= len(text) else None,
    )
    return claim, list(citations.values())


def name_support(drafted: DraftClaim) -> Support:
    """Return how a claim's citations support it."""
    if drafted.is_generated:
        return "supported"
    return "verbatim" if len(drafted.parts) == 1 and isinstance(drafted.parts[0], Quotation) else "composed"


def cite(quotation: Quotation, papers: Mapping[str, Paper], *, number: int | None = None) -> Citation | None:
    """Return the citation of a quotation that is there to the letter; None for any other."""
    paper = papers.get(quotation.document)
    if paper is None or not is_verbatim(quotation, paper.document):
        return None
    places = paper.places_of(quotation.spans)
    notes = tuple(dict.fromkeys(note for place in places for note in place.notes))
    return Citation(
        number=number,
        document=paper.id,
        passage=quotation.passage,
        kind=quotation.kind,
        quote=paper.document.read(quotation.spans),
        spans=quotation.spans,
        section=places[0].labels if places else (),
        pages=places[0].pages if places else None,
        footnotes=notes,
        grounds=paper.grounds_of(notes),
        url=locate(paper.id, quotation.spans),
    )


def is_verbatim(quotation: Quotation, document: Document) -> bool:
    """Tell whether the spans are sound and hold exactly the quotation's words.

    White space and the style of quote marks do not count; every other letter does.
    """
    spans = quotation.spans
    if not spans or spans[-1].end > len(document.text):
        return False
    if any(before.end > after.start for before, after in pairwise(spans)):
        return False
    outside = (*document.markup, *(m.span for note in document.footnotes for m in note.markers))
    if any(hole.overlaps(span) for span in spans for hole in outside):
        return False
    there = "".join(document.text[span.start : span.end] for span in spans)
    return bool(squeeze(there)) and squeeze(there) == squeeze(quotation.words)


def squeeze(words: str) -> str:
    """Return words without white space, in one style of quote marks."""
    return "".join(words.translate(QUOTE_STYLES).split())


def locate(document: str, spans: Spans) -> str:
    """Return the place on the page where the words are marked."""
    return f"/read/{document}#s=" + ",".join(f"{span.start}-{span.end}" for span in spans)
