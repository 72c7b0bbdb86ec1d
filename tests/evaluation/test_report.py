"""The report: what is printed, what is written as JSON, and which questions are never shown unasked."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from made_reports import answer_golden, make_report
from public_files import write, write_qasper
from rich.console import Console

from footnoted.evaluation.catalogue import ALL_SETS, FILES
from footnoted.evaluation.configurations import Configuration
from footnoted.evaluation.golden import SETS
from footnoted.evaluation.report import Plan, Report, run_evaluation
from footnoted.indexing.embedding import HashingEmbedder
from footnoted.settings import Settings

OWN = Configuration(name="ranking", title="own ranking", is_read=False)
PUBLIC = tuple(FILES)


def print_report(report: Report, *, failures: bool = False) -> str:
    console = Console(width=160, record=True, file=StringIO())
    report.write(console, failures=failures)
    return console.export_text()


def test_the_table_holds_figures_targets_kinds_and_what_was_skipped() -> None:
    printed = print_report(make_report(Plan()))
    assert "Lamps & <oil> (4)" in printed
    (lit,) = [line for line in printed.splitlines() if "lamps lit" in line]
    assert [cell.strip() for cell in lit.strip("│").split("│")][1:] == ["0.250 (1/4)", "0.750 (3/4) ✓", "≥ 0.75"]
    (dark,) = [line for line in printed.splitlines() if "lamps dark" in line]
    assert "0.000 (0/4) ✓" in dark
    assert "oil: all right" in printed
    assert "1/2" in printed
    assert "Skipped wicks: there are none." in printed


def test_failures_are_listed_on_request_alone() -> None:
    report = make_report(Plan(), dev=(answer_golden("wrong-one", right=False), answer_golden("right-one")))
    assert "wrong-one" not in print_report(report)
    printed = print_report(report, failures=True)
    assert "wrong-one" in printed
    assert "right-one" not in printed


@pytest.mark.parametrize(
    ("sets", "shown"), [((), False), (("dev",), False), (("held",), True), (("dev", "held"), True)]
)
def test_questions_that_are_not_looked_at_are_shown_only_to_who_names_their_set(
    sets: tuple[str, ...], shown: bool
) -> None:
    held = answer_golden("held-one", right=False)
    report = make_report(Plan(sets=sets), dev=(answer_golden("dev-one", right=False),), held=(held,))
    assert ("held-one" in print_report(report, failures=True)) is shown
    assert (held in report.shown) is shown
    assert "dev-one" in print_report(report, failures=True)


def test_a_report_in_the_output_of_a_failed_test_shows_no_question() -> None:
    assert "held-one" not in repr(make_report(Plan(), held=(answer_golden("held-one"),)))


def test_the_json_holds_counts_and_no_question() -> None:
    report = make_report(Plan(limit=7), dev=(answer_golden("dev-one", right=False),))
    text = json.dumps(report.as_json())
    assert "dev-one" not in text
    values = json.loads(text)
    assert values["limit"] == 7
    lit = values["sets"]["lamps"]["figures"]["lit"]["values"]["ranking"]
    assert lit == {"value": 0.75, "count": 3, "out_of": 4, "interval": [0.3006, 0.9544]}
    assert "interval" not in values["sets"]["lamps"]["figures"]["spent"]["values"]["ranking"]
    assert values["sets"]["lamps"]["figures"]["dark"]["target"] == {"at most": 0.1}
    assert "tutorial" not in values["sets"]["lamps"]["figures"]["spent"]["values"]
    assert values["sets"]["lamps"]["kinds"] == {
        "ranking": {"oil": {"right": 1, "asked": 2}, "gas": {"right": 2, "asked": 2}}
    }
    assert values["skipped"] == ["Skipped wicks: there are none."]


def test_a_plan_without_sets_is_all_of_them() -> None:
    assert (*Plan().golden, "claims", *Plan().public) == ALL_SETS == (*SETS, "claims", *PUBLIC)
    plan = Plan(sets=("qasper", "own"))
    assert (plan.golden, plan.public) == (("own",), ("qasper",))


def run(tmp_path: Path, sets: tuple[str, ...], data: Path | None) -> Report:
    settings = Settings(_env_file=None, data_dir=tmp_path / "data")
    plan = Plan(sets=sets, data=data, configurations=(OWN,))
    return run_evaluation(settings, plan, HashingEmbedder())


def test_public_sets_are_measured_where_they_are_and_else_skipped(tmp_path: Path) -> None:
    write_qasper(tmp_path)
    report = run(tmp_path, PUBLIC, tmp_path)
    assert [section.name for section in report.sections] == ["qasper"]
    assert len(report.skipped) == len(PUBLIC) - 1
    assert all(FILES[name] in " ".join(report.skipped) for name in PUBLIC if name != "qasper")


def test_a_file_of_another_form_is_skipped_and_said(tmp_path: Path) -> None:
    write(tmp_path / FILES["squad"], {"something": "else"})
    (tmp_path / "qasper").mkdir()
    (tmp_path / FILES["qasper"]).write_text("{", encoding="utf-8")
    report = run(tmp_path, ("squad", "qasper"), tmp_path)
    assert report.sections == ()
    assert [reason.split(":")[0] for reason in report.skipped] == ["Skipped squad", "Skipped qasper"]
    assert all("cannot be read as that set" in reason for reason in report.skipped)


def test_without_a_folder_public_sets_are_skipped_in_one_line(tmp_path: Path) -> None:
    report = run(tmp_path, PUBLIC, None)
    (reason,) = report.skipped
    assert "--data" in reason
    assert all(name in reason for name in PUBLIC)
