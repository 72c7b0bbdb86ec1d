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
from footnoted.evaluation.calibration import expected_calibration_error
from footnoted.evaluation.golden import Golden

__all__ = ["Outcome", "Summary", "covers", "find_all", "judge", "summarize"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one answer got right; `answer` is None where a pipeline only fetched passages and answered nothing.

    `verbatim` counts the citations that obey the law of spans. `confidence` is None where none is stated;
    `is_borne_out` tells whether the event came true that it is the probability of: that the best sentence answers.
    """

    golden: Golden
    answer: Answer | None
    is_refused: bool
    cites_evidence: bool
    cites_first: bool
    says_answer: bool
    shows_footnotes: bool
    citations: int = 0
    verbatim: int = 0
    words: int = 0
    confidence: float | None = None
    is_borne_out: bool = False

    @property
    def is_right(self) -> bool:
        """Tell whether all is right: a refusal where there is nothing, else evidence, words and notes."""
        if not self.golden.answerable:
            return self.is_refused
        return self.cites_evidence and self.says_answer and self.shows_footnotes

    @property
    def is_verbatim(self) -> bool:
        """Tell whether every citation obeys the law of spans."""
        return self.verbatim == self.citations


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts over a set of outcomes, each with what it is out of; `kinds` are right and asked by kind."""

    questions: int
    answerable: int
    unanswerable: int
    answered_right: int
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
    calibration_error: float | None
    kinds: dict[str, tuple[int, int]]


def judge(golden: Golden, answer: Answer, text: str) -> Outcome:
    """Hold an answer against a golden question and the paper's canonical text."""
    places = [find_all(text, evidence) for evidence in golden.evidence]
    cited = sum(any(covers(citation.spans, spans) for citation in answer.citations) for spans in places)
    is_refused = answer.status == "not_found"
    # A refusal's confidence is that of the best sentence found, which it shows as nearest.
    best = (answer.nearest if is_refused else answer.citations)[:1]
    hits = any(covers(citation.spans, spans) for citation in best for spans in places)
    shown = {note.note.number for note in answer.footnotes}
    says_answer = all(re.search(pattern, answer.text) for pattern in golden.answer)
    cites_evidence = cited >= golden.min_evidence
    shows_footnotes = set(golden.footnotes) <= shown
    is_answered = golden.answerable and cites_evidence and says_answer and shows_footnotes
    return Outcome(
        golden=golden,
        answer=answer,
        is_refused=is_refused,
        cites_evidence=cites_evidence,
        cites_first=hits and not is_refused,
        says_answer=says_answer,
        shows_footnotes=shows_footnotes,
        citations=len(answer.citations),
        verbatim=sum(obeys_law(citation, text) for citation in answer.citations),
        words=len(answer.text.split()),
        confidence=answer.confidence,
        is_borne_out=hits if is_refused else is_answered,
    )


def find_all(text: str, words: str) -> list[Span]:
    """Return every place where words stand exactly."""
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]


def covers(spans: Sequence[Span], places: Sequence[Span]) -> bool:
    """Tell whether quoted spans lie over at least half of one of the places, or half within one."""
    own = sum(span.end - span.start for span in spans)
    for place in places:
        shared = sum(max(0, min(span.end, place.end) - max(span.start, place.start)) for span in spans)
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
    words = [o.words for o in asked if o.answer is not None and not o.is_refused]
    stated = [(o.confidence, o.is_borne_out) for o in outcomes if o.confidence is not None]
    return Summary(
        questions=len(outcomes),
        answerable=len(asked),
        unanswerable=len(unanswerable),
        answered_right=sum(o.is_right for o in asked),
        evidence_cited=sum(o.cites_evidence for o in asked),
        evidence_first=sum(o.cites_first for o in asked),
        answer_found=sum(o.says_answer for o in asked),
        footnotes_shown=sum(o.shows_footnotes for o in noted),
        footnotes_expected=len(noted),
        refused_rightly=sum(o.is_refused for o in unanswerable),
        refused_wrongly=sum(o.is_refused for o in asked),
        all_right=sum(o.is_right for o in outcomes),
        verbatim_citations=sum(o.verbatim for o in outcomes),
        citations=sum(o.citations for o in outcomes),
        median_words=float(median(words)) if words else 0.0,
        calibration_error=expected_calibration_error([c for c, _ in stated], [right for _, right in stated]),
        kinds=count_kinds(outcomes),
    )


def count_kinds(outcomes: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """Return right and asked for each kind of question, by its name."""
    kinds: dict[str, tuple[int, int]] = {}
    for outcome in outcomes:
        right, asked = kinds.get(outcome.golden.kind, (0, 0))
        kinds[outcome.golden.kind] = (right + outcome.is_right, asked + 1)
    return dict(sorted(kinds.items()))
