"""Core objects as the plain values that JSON holds, under the names other programs rely on.

It owns those names; it must not know whether they go out over HTTP, to a terminal or into a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from footnoted.answer import Answer, Check, Citation, Claim, Found, NoteWithSources, Stretch
from footnoted.document import Spans
from footnoted.source import Source

__all__ = [
    "describe_answer",
    "describe_check",
    "describe_checks",
    "describe_citation",
    "describe_found",
    "describe_note",
    "describe_passage",
    "describe_source",
    "list_spans",
]

Json = dict[str, Any]


def list_spans(spans: Spans) -> list[list[int]]:
    """Return spans as `[[start, end], …]`."""
    return [[span.start, span.end] for span in spans]


def describe_passage(citation: Citation) -> Json:
    """Return a citation without its number."""
    return {
        "document": citation.document,
        "passage": citation.passage,
        "kind": citation.kind,
        "quote": citation.quote,
        "spans": list_spans(citation.spans),
        "section": list(citation.section),
        "pages": list(citation.pages) if citation.pages else None,
        "footnotes": list(citation.footnotes),
        "grounds": citation.grounds,
        "url": citation.url,
    }


def describe_citation(citation: Citation) -> Json:
    """Return a citation with its number."""
    return {"number": citation.number, **describe_passage(citation)}


def describe_found(found: Found) -> Json:
    """Return a search result: a citation without a number, and its score."""
    return {**describe_passage(found.citation), "score": found.score}


def describe_note(found: NoteWithSources) -> Json:
    """Return a footnote as printed, its markers, its resolved sources and what it supports."""
    return {
        "number": found.note.number,
        "document": found.document,
        "text": found.text,
        "spans": list_spans(found.note.spans),
        "marker": list_spans(tuple(marker.span for marker in found.note.markers)),
        "sources": [describe_source(source) for source in found.sources],
        "supports": [
            {
                "quote": host.quote,
                "spans": list_spans(host.spans),
                "section": list(host.section),
                "stretch": describe_stretch(host.stretch),
            }
            for host in found.supports
        ],
    }


def describe_stretch(stretch: Stretch | None) -> Json | None:
    """Return the words that a marker closes; None where they are not known."""
    return {"quote": stretch.quote, "spans": list_spans(stretch.spans)} if stretch else None


def describe_source(source: Source) -> Json:
    """Return a source's fields; a tuple becomes a list, `is_parsed` is false where nothing but the wording is known."""
    return {
        **asdict(source),
        "authors": list(source.authors),
        "names": [asdict(name) for name in source.names],
        "further_urls": list(source.further_urls),
        "path": [asdict(step) for step in source.path],
        "is_parsed": source.is_parsed,
    }


def describe_claim(claim: Claim) -> Json:
    """Return a claim with the numbers of its citations and where in its text the answering words stand."""
    emphasis = list(claim.emphasis) if claim.emphasis else None
    return {**asdict(claim), "citations": list(claim.citations), "emphasis": emphasis}


def describe_answer(answer: Answer) -> Json:
    """Return an answer with its claims, citations, footnotes and nearest passages."""
    return {
        "id": answer.id,
        "conversation_id": answer.conversation_id,
        "status": answer.status,
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "text": answer.text,
        "claims": [describe_claim(claim) for claim in answer.claims],
        "citations": [describe_citation(cited) for cited in answer.citations],
        "footnotes": [describe_note(note) for note in answer.footnotes],
        "nearest": [describe_passage(passage) for passage in answer.nearest],
        "confidence": answer.confidence,
        "answerer": answer.answerer,
        "model": answer.model,
        "timings_ms": dict(answer.timings_ms),
        "generation": asdict(answer.generation) if answer.generation else None,
        "fallback": asdict(answer.fallback) if answer.fallback else None,
    }


def describe_check(check: Check) -> Json:
    """Return what the papers say to a claim, with its differences, citations and footnotes."""
    return {
        "verdict": check.verdict,
        "claim": check.claim,
        "differences": [{**asdict(each), "claimed_at": list(each.claimed_at)} for each in check.differences],
        "text": check.text,
        "citations": [describe_citation(cited) for cited in check.citations],
        "footnotes": [describe_note(note) for note in check.footnotes],
        "nearest": [describe_passage(passage) for passage in check.nearest],
        "confidence": check.confidence,
        "timings_ms": dict(check.timings_ms),
    }


def describe_checks(checks: Sequence[Check]) -> Json:
    """Return the checks of a text's sentences in order, and how many have each verdict."""
    counted = Counter(check.verdict for check in checks)
    return {
        "counts": {verdict: counted[verdict] for verdict in ("supported", "differs", "not_found")},
        "claims": [describe_check(check) for check in checks],
    }
