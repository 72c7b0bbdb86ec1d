"""The golden claims: their balance, and that the verdicts on them never get worse."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest

from footnoted.assistant import Assistant
from footnoted.evaluation.claims import Judged, count_figures, draw_claims, judge_claims, read_claims

PAPER = "howell-2025-south-korea"
KINDS = {"true", "changed", "negated", "misattributed", "stitched", "unrelated"}


@pytest.fixture(scope="module")
def judged(assistant: Assistant) -> list[Judged]:
    return judge_claims(read_claims(), partial(assistant.check, documents=[PAPER]), assistant.document(PAPER).text)


def test_the_claims_are_in_equal_parts() -> None:
    claims = read_claims()
    assert len({each.claim for each in claims}) == len({each.id for each in claims}) == 100
    counts = Counter(each.kind for each in claims)
    assert counts.keys() == KINDS
    assert max(counts.values()) - min(counts.values()) <= 1
    assert Counter(each.part for each in claims) == {"dev": 50, "held": 50}
    assert all((each.difference is None) == (each.verdict != "differs") for each in claims)


def test_no_figure_falls(judged: list[Judged]) -> None:
    figures = count_figures(judged)
    assert (figures["verdict_right"].value or 0) >= 0.97
    assert (figures["difference_named"].value or 0) >= 0.97
    assert figures["changed_passed"].count == 0
    assert figures["verbatim_citations"].value == 1.0


def test_the_section_counts_by_kind(judged: list[Judged]) -> None:
    section = draw_claims({"reader": judged})
    assert section.questions == 100
    assert set(section.kinds["reader"]) == KINDS
    assert sum(asked for _, asked in section.kinds["reader"].values()) == 100


def test_a_wrong_verdict_is_counted(judged: list[Judged]) -> None:
    true = [each for each in judged if each.golden.kind == "true"][:1]
    changed = [each for each in judged if each.golden.kind == "changed"][:1]
    swapped = [
        Judged(golden=one.golden, check=other.check, verbatim=0, spent_ms=1.0)
        for one, other in ((true[0], changed[0]), (changed[0], true[0]))
    ]
    figures = count_figures(swapped)
    assert (figures["verdict_right"].count, figures["changed_passed"].count) == (0, 1)
    assert figures["verbatim_citations"].value == 0.0
