"""What readers thought of answers, as golden questions: a complaint becomes a test.

It owns what a verdict says of the right answer and what is left for a person to fill in; it must not know how feedback
is kept. A line is in the format that `golden.read_line` reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from footnoted.conversation.followup import Turn
from footnoted.conversation.verdicts import Feedback

__all__ = ["UNFINISHED", "Complaint", "compose_complaint"]

Json = dict[str, Any]
# The kind of a question that a person must finish; every other is of the kind `feedback`.
UNFINISHED = "unfinished"
# A shorter wording may stand in many places, any of which would then pass for the evidence.
SHORTEST_EVIDENCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A golden question as the JSON of its line, and what a person must still fill in or look at."""

    line: Json
    open_points: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a right answer cites, says and shows, as far as feedback tells; `missing` is what it does not."""

    evidence: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    footnotes: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()


def compose_complaint(feedback: Feedback, history: Sequence[Turn], read_text: Callable[[str], str | None]) -> Complaint:
    """Return feedback as a golden question; `history` are the turns before its answer.

    `read_text` gives a document's canonical text, or None where it is no longer there.
    """
    answer = json.loads(feedback.body)
    question = answer["question"]
    notes = []
    if not history and answer["standalone_question"] != question:
        question = answer["standalone_question"]
        notes.append("question: it leant on turns that were not kept here, so it stands as it was understood.")
    answerable = is_answerable(feedback.said.verdict, answer)
    expected = expect_answer(feedback, answer, read_text) if answerable else Expected()
    line = {
        "id": f"feedback-{feedback.id[:8]}",
        "kind": UNFINISHED if expected.missing else "feedback",
        "question": question,
        "evidence": list(expected.evidence),
        "answer": list(expected.answer),
        "footnotes": list(expected.footnotes),
        "history": [{"role": turn.role, "content": turn.content} for turn in history],
        "answerable": answerable,
        # What is not filled in yet must fail.
        "min_evidence": max(1, len(expected.evidence)) if answerable else 0,
    }
    notes.extend(expected.missing)
    if answerable:
        notes.extend(find_doubts(expected, read_text, documents_of(feedback, answer)))
    return Complaint(line=line, open_points=tuple(notes))


def is_answerable(verdict: str, answer: Json) -> bool:
    """Tell whether the reader holds that the paper answers the question."""
    if verdict == "right":
        return bool(answer["status"] == "answered")
    return verdict != "should_have_refused"


def expect_answer(feedback: Feedback, answer: Json, read_text: Callable[[str], str | None]) -> Expected:
    """Return what an answer to the question must have, by the verdict."""
    said = feedback.said
    judged = [each for each in answer["citations"] if said.citation in (None, each["number"])]
    named = (max(said.words.printed, key=len),) if said.words else ()
    if said.verdict == "right":
        cited, lost = read_evidence(judged, read_text)
        notes = dict.fromkeys(number for citation in judged for number in citation["footnotes"])
        return Expected(
            evidence=cited, answer=tuple(find_emphasis(answer, judged)), footnotes=tuple(notes), missing=lost
        )
    if said.verdict == "wrong_note":
        cited, lost = (named, ()) if named else read_evidence(judged, read_text)
        if said.note is None:
            return Expected(evidence=cited, missing=(*lost, "footnotes: which note stands behind the words?"))
        return Expected(evidence=cited, footnotes=(said.note,), missing=lost)
    footnotes = (said.note,) if said.note is not None else ()
    lacking = () if named else ("evidence: which words of the paper answer the question?",)
    return Expected(evidence=named, footnotes=footnotes, missing=lacking)


def read_evidence(
    citations: Sequence[Json], read_text: Callable[[str], str | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the longest stretch of each citation as the paper prints it, and what of them is no longer there."""
    found: list[str] = []
    lost: list[str] = []
    for citation in citations:
        text = read_text(citation["document"])
        printed = [text[start:end] for start, end in citation["spans"]] if text is not None else []
        if "".join("".join(printed).split()) == "".join(citation["quote"].split()):
            found.append(max(printed, key=len))
        else:
            lost.append(f"evidence: citation [{citation['number']}] is no longer in the paper as it was cited.")
    return tuple(found), tuple(lost)


def find_emphasis(answer: Json, citations: Sequence[Json]) -> Iterator[str]:
    """Yield patterns for the answering words of the claims that rest on citations, where they are known."""
    numbers = {citation["number"] for citation in citations}
    for claim in answer["claims"]:
        if claim.get("emphasis") and numbers & set(claim["citations"]):
            start, end = claim["emphasis"]
            yield re.escape(claim["text"][start:end])


def documents_of(feedback: Feedback, answer: Json) -> list[str]:
    """Return the documents that the evidence may stand in."""
    named = [feedback.said.words.document] if feedback.said.words else []
    return list(dict.fromkeys([*named, *(citation["document"] for citation in answer["citations"])]))


def find_doubts(expected: Expected, read_text: Callable[[str], str | None], documents: Sequence[str]) -> Iterator[str]:
    """Yield what makes a question weaker than it could be: nothing it must say, evidence that is everywhere."""
    if not expected.answer:
        yield "answer: no pattern says what the answer's words must hold."
    texts = [text for text in map(read_text, documents) if text is not None]
    for evidence in expected.evidence:
        places = sum(text.count(evidence) for text in texts)
        if len(evidence) < SHORTEST_EVIDENCE and places > 1:
            yield f"evidence: {evidence!r} stands in {places} places, any of which would do."
