"""The report and the look-ups as the plain values that JSON holds, under the names other programs rely on.

It owns those names; it must not know how anything is counted. Every entry names notes or spans, to open it by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from footnoted.answer import Grounds
from footnoted.auditing.audit import Audit
from footnoted.auditing.chapters import Shares
from footnoted.auditing.claims import PaperClaim
from footnoted.auditing.entries import Entry, Tally
from footnoted.auditing.lookups import ClaimFilter, FoundClaim
from footnoted.auditing.quoted import BareQuotation
from footnoted.auditing.works import CitedWork
from footnoted.document import Document, Section
from footnoted.papers import Paper
from footnoted.references import Work
from footnoted.wire import describe_source, list_spans

__all__ = ["describe_audit", "describe_cited_works", "describe_found_claims"]

Json = dict[str, Any]


def describe_audit(audit: Audit) -> Json:
    """Return the report on a paper."""
    document = audit.paper.document
    return {
        "document": document.id,
        "title": document.metadata.title,
        "counts": {
            "notes": len(document.footnotes),
            "sources": len(audit.entries),
            "works": len(audit.paper.works),
            "sentences": sum(audit.grounds.values()),
            **describe_grounds(audit.grounds),
        },
        "types": [describe_tally(each) for each in audit.types],
        "publishers": [describe_tally(each) for each in audit.publishers],
        "years": [describe_tally(each) for each in audit.years],
        "languages": [describe_tally(each) for each in audit.languages],
        "official": describe_count(audit.official),
        "ages": [{"years": age.years, "before": age.before, **describe_count(age.tally)} for age in audit.ages],
        "chapters": [describe_shares(each) for each in audit.chapters],
        "repeated": [describe_work(each) for each in audit.repeated],
        "dangling": [asdict(each) for each in audit.dangling],
        "unparsed": [describe_entry(each) for each in audit.unparsed],
        "unlinked": [describe_entry(each) for each in audit.unlinked],
        "bare_quotations": [describe_quotation(each, document) for each in audit.bare_quotations],
        "notes": [{"number": note.number, "spans": list_spans(note.spans)} for note in document.footnotes],
    }


def describe_tally(tally: Tally) -> Json:
    """Return a name, null for the sources that have none, with its count."""
    return {"name": tally.name, **describe_count(tally)}


def describe_count(tally: Tally) -> Json:
    """Return how many sources there are, and the notes that cite them."""
    return {"sources": tally.sources, "notes": list(tally.notes)}


def describe_shares(shares: Shares) -> Json:
    """Return how many sentences under a title rest on what; nulls for those under none."""
    heading = shares.heading
    return {
        "heading": heading.id if heading else None,
        "label": heading.label if heading else None,
        "spans": list_spans(heading.spans) if heading else [],
        "sentences": shares.sentences,
        **describe_grounds(shares.grounds),
        "asserted_share": round(shares.asserted_share, 4),
        "sections": [describe_shares(each) for each in shares.sections],
    }


def describe_grounds(grounds: Mapping[Grounds, int]) -> Json:
    """Return how many sentences are cited, rest on interviews, and are asserted."""
    return {str(name): count for name, count in grounds.items()}


def describe_work(work: Work) -> Json:
    """Return a work that several notes cite; its wording is that of the note that tells most."""
    return {"work": work.id, "text": work.source.text, "notes": list(work.notes)}


def describe_entry(entry: Entry) -> Json:
    """Return a source as printed, and the note that cites it."""
    return {"note": entry.note, "type": entry.source.type, "text": entry.source.text}


def describe_quotation(found: BareQuotation, document: Document) -> Json:
    """Return words in quotation marks, and the sentence round them."""
    return {
        "quote": document.read(found.spans),
        "spans": list_spans(found.spans),
        "sentence": {"quote": document.read(found.sentence), "spans": list_spans(found.sentence)},
        "section": list_labels(found.section),
    }


def describe_found_claims(paper: Paper, wanted: ClaimFilter, found: Sequence[FoundClaim]) -> Json:
    """Return the claims that a filter lets through, with the filter and how many there are."""
    return {
        "document": paper.id,
        "filter": asdict(wanted),
        "count": len(found),
        "claims": [
            {
                **describe_claim(each.claim, paper.document),
                "sources": [describe_entry(entry) for entry in each.entries],
            }
            for each in found
        ],
    }


def describe_cited_works(paper: Paper, works: Sequence[CitedWork]) -> Json:
    """Return the works that a paper cites, each with its fullest source and the claims that rest on it."""
    return {
        "document": paper.id,
        "count": len(works),
        "works": [
            {
                "id": each.work.id,
                "source": describe_source(each.work.source),
                "notes": list(each.work.notes),
                "outlets": list(each.outlets),
                "official": each.is_official,
                "grounds": "interview" if each.work.source.type == "interview" else "cited",
                "claims": [describe_claim(claim, paper.document) for claim in each.claims],
            }
            for each in works
        ],
    }


def describe_claim(claim: PaperClaim, document: Document) -> Json:
    """Return a claim, where it stands and what it rests on."""
    return {
        "kind": claim.kind,
        "quote": document.read(claim.spans),
        "spans": list_spans(claim.spans),
        "section": list_labels(claim.section),
        "grounds": claim.grounds,
        "footnotes": list(claim.notes),
    }


def list_labels(section: Section) -> list[str]:
    return [heading.label for heading in section]
