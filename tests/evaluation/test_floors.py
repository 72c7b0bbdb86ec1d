"""How right the answers on the real paper are: never less than they were.

The floors of `floors.json` only rise. Shares are out of what each is counted over; `refused_wrongly` is a ceiling.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from footnoted.evaluation.asking import GOLDEN_ROWS
from footnoted.evaluation.configurations import DEFAULT
from footnoted.evaluation.golden import SETS
from footnoted.evaluation.report import Plan, Report, run_evaluation
from footnoted.indexing.embedding import SentenceTransformerEmbedder
from footnoted.settings import Settings

FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
SHARES = {row.key for row in GOLDEN_ROWS if row.form == "share"}
CASES = [(name, count) for name, floors in FLOORS.items() for count in floors]


@pytest.fixture(scope="module")
def report(copy_index: Any, embedder: SentenceTransformerEmbedder) -> Report:
    plan = Plan(sets=SETS, configurations=(DEFAULT,), with_tutorial=False)
    return run_evaluation(Settings(_env_file=None, data_dir=copy_index()), plan, embedder)


def test_every_set_has_floors() -> None:
    assert set(FLOORS) == set(SETS)
    assert all(floors.keys() <= SHARES for floors in FLOORS.values())


@pytest.mark.parametrize(("name", "count"), CASES)
def test_no_set_falls_below_its_floors(report: Report, name: str, count: str) -> None:
    figures = report.as_json()["sets"][name]["figures"]
    figure = figures[count]["values"][DEFAULT.name]
    floor = FLOORS[name][count]
    if count == "refused_wrongly":
        assert figure["count"] <= floor
    else:
        assert figure["value"] >= floor, f"{figure['count']} of {figure['out_of']}"


def test_the_report_says_what_was_counted(report: Report) -> None:
    sets = report.as_json()["sets"]
    assert sets.keys() == {*SETS, "golden"}
    assert sets["dev"]["questions"] == len(report.asked["dev"])
    assert sets["golden"]["questions"] == sum(sets[name]["questions"] for name in SETS)
    for values in sets.values():
        spent = values["figures"]["answer_p50"]["values"][DEFAULT.name]["value"]
        assert 0 < spent <= values["figures"]["answer_p95"]["values"][DEFAULT.name]["value"]
        kinds = values["kinds"][DEFAULT.name]
        assert sum(kind["asked"] for kind in kinds.values()) == values["questions"]
