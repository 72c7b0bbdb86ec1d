"""What is counted of an answer to a golden question, and the sums over a set.

It owns the judgements; it must not know how an answer was made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from footnoted.answer import Answer, Citation
from footnoted.document import Span
from footnoted.evaluation.golden import Golden

__all__ = ["Outcome", "Summary", "judge", "summarize"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one answer got right. `is_verbatim` is the law of spans, over all citations."""

    golden: Golden
    answer: Answer
    is_refused: bool
    cites_evidence: bool
    cites_first: bool
    says_answer: bool
    shows_footnotes: bool
    is_verbatim: bool

    @property
    def is_right(self) -> bool:
        """Tell whether all is right: a refusal where there is nothing, else evidence, words and notes."""
        if not self.golden.answerable:
            return self.is_refused
        return self.cites_evidence and self.says_answer and self.shows_footnotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts over a set of outcomes, each with what it is out of."""

    questions: int
    answerable: int
    unanswerable: int
    evidence_cited: int
    evidence_first: int
    answer_found: int
    footnotes_shown: int
    footnotes_expected: int
    refused_rightly: int
    refused_wrongly: int
    all_right: int
    verbatim_citations: int
    citations: int
    median_words: float


def judge(golden: Golden, answer: Answer, text: str) -> Outcome:
    """Hold an answer against a golden question and the paper's canonical text."""
    places = [find_all(text, evidence) for evidence in golden.evidence]
    cited = sum(any(touches(citation, spans) for citation in answer.citations) for spans in places)
    first = bool(answer.citations) and any(touches(answer.citations[0], spans) for spans in places)
    shown = {note.note.number for note in answer.footnotes}
    return Outcome(
        golden=golden,
        answer=answer,
        is_refused=answer.status == "not_found",
        cites_evidence=cited >= golden.min_evidence,
        cites_first=first,
        says_answer=all(re.search(pattern, answer.text) for pattern in golden.answer),
        shows_footnotes=set(golden.footnotes) <= shown,
        is_verbatim=all(obeys_law(citation, text) for citation in answer.citations),
    )


def find_all(text: str, words: str) -> list[Span]:
    """Return every place where words stand exactly."""
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]


def touches(citation: Citation, places: Sequence[Span]) -> bool:
    """Tell whether a citation's words lie over at least half of one of the places, or within one."""
    for place in places:
        shared = sum(max(0, min(s.end, place.end) - max(s.start, place.start)) for s in citation.spans)
        own = sum(s.end - s.start for s in citation.spans)
        if shared * 2 >= min(place.end - place.start, own):
            return True
    return False


def obeys_law(citation: Citation, text: str) -> bool:
    """Tell whether the spans, white space dropped, are the quote, white space dropped."""
    there = "".join(text[span.start : span.end] for span in citation.spans)
    return "".join(there.split()) == "".join(citation.quote.split())


def summarize(outcomes: Sequence[Outcome]) -> Summary:
    """Return the counts over outcomes."""
    asked = [o for o in outcomes if o.golden.answerable]
    unanswerable = [o for o in outcomes if not o.golden.answerable]
    noted = [o for o in asked if o.golden.footnotes]
    citations = [c for o in outcomes for c in o.answer.citations]
    words = [len(o.answer.text.split()) for o in asked if not o.is_refused]
    return Summary(
        questions=len(outcomes),
        answerable=len(asked),
        unanswerable=len(unanswerable),
        evidence_cited=sum(o.cites_evidence for o in asked),
        evidence_first=sum(o.cites_first for o in asked),
        answer_found=sum(o.says_answer for o in asked),
        footnotes_shown=sum(o.shows_footnotes for o in noted),
        footnotes_expected=len(noted),
        refused_rightly=sum(o.is_refused for o in unanswerable),
        refused_wrongly=sum(o.is_refused for o in asked),
        all_right=sum(o.is_right for o in outcomes),
        verbatim_citations=sum(len(o.answer.citations) for o in outcomes if o.is_verbatim),
        citations=len(citations),
        median_words=float(median(words)) if words else 0.0,
    )
