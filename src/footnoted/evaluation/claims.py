"""The golden claims held against the paper: how many verdicts are right, and what passed that must not.

It owns the claims' format (`sets/claims.jsonl`) and the count; it must not know how a claim is checked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from time import perf_counter
from typing import Literal

from footnoted.answer import Check, Citation, Verdict
from footnoted.evaluation.configurations import Configuration
from footnoted.evaluation.figures import Column, Figure, Row, Section, Target, percentile, share
from footnoted.indexing.embedding import Embedder
from footnoted.settings import Settings

__all__ = ["GoldenClaim", "Judged", "draw_claims", "judge_claims", "measure_claims", "read_claims"]

# The paper that the golden claims are about.
GOLDEN_DOCUMENT = "howell-2025-south-korea"
Part = Literal["dev", "held"]
CLAIM_ROWS = (
    Row(key="verdict_right", label="verdict right", target=Target(bound=0.90)),
    Row(key="verdict_right_held", label="verdict right, of those not looked at", target=Target(bound=0.90)),
    Row(key="difference_named", label="what differs is named by its kind"),
    Row(
        key="changed_passed",
        label="number, date or name changed, yet supported",
        target=Target(bound=0.0, direction="at most"),
    ),
    Row(key="verbatim_citations", label="citations verbatim", target=Target(bound=1.0)),
    Row(key="check_p50", label="check, p50", form="milliseconds"),
    Row(key="check_p95", label="check, p95", form="milliseconds"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenClaim:
    """A claim with the verdict it must get and the kind of what differs, if anything does.

    `kind` is how it was made: true, changed, negated, misattributed, stitched or unrelated; `part` says whether it was
    looked at while the program was worked on.
    """

    id: str
    part: Part
    kind: str
    claim: str
    verdict: Verdict
    difference: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A golden claim with what was said to it, how many of its citations are verbatim, and the milliseconds it took."""

    golden: GoldenClaim
    check: Check
    verbatim: int
    spent_ms: float

    @property
    def is_right(self) -> bool:
        """Tell whether the verdict is the right one."""
        return self.check.verdict == self.golden.verdict

    @property
    def names_difference(self) -> bool:
        """Tell whether a difference of the expected kind is named."""
        return self.golden.difference in {each.kind for each in self.check.differences}


def read_claims() -> tuple[GoldenClaim, ...]:
    """Return the golden claims."""
    lines = (files("footnoted.evaluation") / "sets" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(GoldenClaim(**json.loads(line)) for line in lines if line.strip())


def measure_claims(settings: Settings, embedder: Embedder, configurations: Sequence[Configuration]) -> Section:
    """Return the figures of the golden claims under each configuration; raises as `Assistant.open` does."""
    found: dict[str, list[Judged]] = {}
    for configuration in configurations:
        assistant = configuration.open_assistant(settings, embedder)
        try:
            assistant.warm()
            assistant.check("What is said is said.", [GOLDEN_DOCUMENT])
            text = assistant.document(GOLDEN_DOCUMENT).text
            check = partial(assistant.check, documents=[GOLDEN_DOCUMENT])
            found[configuration.name] = judge_claims(read_claims(), check, text)
        finally:
            assistant.close()
    return draw_claims(found)


def judge_claims(claims: Sequence[GoldenClaim], check: Callable[[str], Check], text: str) -> list[Judged]:
    """Return each claim with what `check` says to it, held against the paper's `text`."""
    judged = []
    for golden in claims:
        start = perf_counter()
        found = check(golden.claim)
        spent = (perf_counter() - start) * 1000
        verbatim = sum(is_verbatim(cited, text) for cited in found.citations)
        judged.append(Judged(golden=golden, check=found, verbatim=verbatim, spent_ms=spent))
    return judged


def is_verbatim(cited: Citation, text: str) -> bool:
    """Tell whether a citation's words are in its spans of the text, white space aside."""
    there = "".join(text[span.start : span.end] for span in cited.spans)
    return "".join(there.split()) == "".join(cited.quote.split())


def draw_claims(found: dict[str, list[Judged]]) -> Section:
    """Return the section of the golden claims, a column for each configuration."""
    first = next(iter(found.values()), [])
    return Section(
        name="claims",
        title="Golden claims",
        questions=len(first),
        rows=CLAIM_ROWS,
        columns={name: count_figures(judged) for name, judged in found.items()},
        kinds={name: count_kinds(judged) for name, judged in found.items()},
    )


def count_figures(judged: Sequence[Judged]) -> Column:
    """Return the figures of one configuration."""
    held = [each for each in judged if each.golden.part == "held"]
    named = [each for each in judged if each.golden.difference]
    changed = [each for each in judged if each.golden.kind == "changed"]
    spent = [each.spent_ms for each in judged]
    return {
        "verdict_right": share(sum(each.is_right for each in judged), len(judged)),
        "verdict_right_held": share(sum(each.is_right for each in held), len(held)),
        "difference_named": share(sum(each.names_difference for each in named), len(named)),
        "changed_passed": share(sum(each.check.verdict == "supported" for each in changed), len(changed)),
        "verbatim_citations": share(
            sum(each.verbatim for each in judged), sum(len(each.check.citations) for each in judged)
        ),
        "check_p50": Figure(value=percentile(spent, 50)),
        "check_p95": Figure(value=percentile(spent, 95)),
    }


def count_kinds(judged: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """Return right verdicts and claims by how the claims were made."""
    kinds = dict.fromkeys(each.golden.kind for each in judged)
    return {
        kind: (
            sum(each.is_right for each in judged if each.golden.kind == kind),
            sum(each.golden.kind == kind for each in judged),
        )
        for kind in kinds
    }
