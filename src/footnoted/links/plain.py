"""Checked links as the plain values that JSON holds, under the names other programs rely on.

It owns those names; it must not know how an address is checked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, get_args

from footnoted.links.outcome import Outcome, Verdict
from footnoted.links.rounds import CheckedLink
from footnoted.papers import Paper

__all__ = ["describe_links"]

Json = dict[str, Any]


def describe_links(paper: Paper, links: Sequence[CheckedLink]) -> Json:
    """Return a paper's links with their counts by verdict; what was not checked has nulls and counts as unchecked."""
    counted = Counter(link.outcome.verdict if link.outcome else "unchecked" for link in links)
    return {
        "document": paper.id,
        "title": paper.document.metadata.title,
        "counts": {verdict: counted[verdict] for verdict in (*get_args(Verdict), "unchecked")},
        "links": [describe_link(link) for link in links],
    }


def describe_link(link: CheckedLink) -> Json:
    """Return an address, where it stands, and what came of it."""
    return {
        "url": link.address.url,
        "notes": list(link.address.notes),
        "titles": list(link.address.titles),
        **describe_outcome(link.outcome),
    }


def describe_outcome(outcome: Outcome | None) -> Json:
    """Return the record of a check; nulls where there was none."""
    if outcome is None:
        return dict.fromkeys(Outcome.__dataclass_fields__)
    return {**asdict(outcome), "page_titles": list(outcome.page_titles)}
