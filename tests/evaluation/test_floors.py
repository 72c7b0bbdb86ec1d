"""How right the answers on the real paper are: never less than they were.

The floors of `floors.json` only rise. Shares are out of what each is counted over; `refused_wrongly` is a ceiling.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from footnoted.evaluation.golden import SETS
from footnoted.evaluation.report import LABELS, Report, run_evaluation
from footnoted.indexing.embedding import SentenceTransformerEmbedder
from footnoted.settings import Settings

FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
OUT_OF = {count: total for _, count, total in LABELS}
CASES = [(name, count) for name, floors in FLOORS.items() for count in floors]


@pytest.fixture(scope="module")
def report(copy_index: Any, embedder: SentenceTransformerEmbedder) -> Report:
    return run_evaluation(Settings(_env_file=None, data_dir=copy_index()), SETS, embedder=embedder)


def test_every_set_has_floors() -> None:
    assert set(FLOORS) == set(SETS)
    assert all(floors.keys() <= OUT_OF.keys() for floors in FLOORS.values())


@pytest.mark.parametrize(("name", "count"), CASES)
def test_no_set_falls_below_its_floors(report: Report, name: str, count: str) -> None:
    summary = report.summaries[name]
    found, total = getattr(summary, count), getattr(summary, OUT_OF[count])
    floor = FLOORS[name][count]
    if count == "refused_wrongly":
        assert found <= floor
    else:
        assert found / total >= floor, f"{found} of {total}"


def test_the_report_says_what_was_counted(report: Report) -> None:
    sets = report.as_json()["sets"]
    assert sets.keys() == set(SETS)
    assert sets["dev"]["questions"] == len(report.outcomes["dev"])
    assert report.as_json()["p50_ms"]["answer"] == report.answer_ms > 0
