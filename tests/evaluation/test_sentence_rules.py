"""Golden rules of sentence boundaries: which apply, how sentences are compared, and the count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from footnoted.evaluation.sentence_rules import SentenceReport, measure_sentences

ENGLISH = "english.py"


def rule(text: str, *sentences: str, file: str = ENGLISH) -> dict[str, Any]:
    return {"file": file, "list": "RULES", "text": text, "sentences": list(sentences)}


def measure(folder: Path, *rules: dict[str, Any]) -> SentenceReport:
    path = folder / "rules.json"
    path.write_text(json.dumps(rules), encoding="utf-8")
    return measure_sentences(path)


def test_kept_and_broken_rules_are_counted(tmp_path: Path) -> None:
    report = measure(
        tmp_path,
        rule("It rained. It snowed.", "It rained.", "It snowed."),
        rule("It rained. It snowed.", "It rained. It snowed."),
    )
    assert (report.passed, report.applicable, report.passed_of_all, report.total) == (1, 2, 1, 2)
    assert report.share == 0.5
    assert report.failures[0].expected == ("It rained. It snowed.",)
    assert report.failures[0].found == ("It rained.", "It snowed.")


def test_white_space_is_not_compared(tmp_path: Path) -> None:
    report = measure(tmp_path, rule(" It rained\nall day.  It snowed. ", "It rained all day. ", "It snowed."))
    assert report.passed == report.applicable == 1


@pytest.mark.parametrize(
    ("excluded", "reason"),
    [
        (rule("Es regnet. Es schneit.", "Es regnet.", "Es schneit.", file="test_deutsch.py"), "other_language"),
        (rule("<b>It rained.</b> It snowed.", "It rained.", "It snowed."), "changes_text"),
        (rule("It rained ........ 7", "It rained"), "changes_text"),
        (rule("R\nA\nI\nN", "RAIN"), "changes_text"),
        (rule("1) Rain 2) Snow", "1) Rain", "2) Snow"), "no_stop"),
        (rule("Weather\n\nIt rained.", "Weather", "It rained."), "no_stop"),
    ],
)
def test_a_rule_that_says_nothing_of_prose_is_left_out(excluded: dict[str, Any], reason: str, tmp_path: Path) -> None:
    report = measure(tmp_path, excluded, rule("It rained.", "It rained."))
    assert dict(report.excluded) == {reason: 1}
    assert (report.applicable, report.total) == (1, 2)


@pytest.mark.parametrize(
    "applicable",
    [
        rule("It rained.[3] It snowed.", "It rained.[3]", "It snowed."),
        rule("It rained.11 12 It snowed.", "It rained.11 12", "It snowed."),
        rule("It rained (all day.) It snowed.", "It rained (all day.)", "It snowed."),
        rule("It rained.It snowed.", "It rained.", "It snowed."),
        rule("Rain, at last", "Rain, at last"),
        rule("It rained in 3.5 It snowed", "It rained in 3.5 It snowed"),
    ],
)
def test_a_rule_with_stops_applies(applicable: dict[str, Any], tmp_path: Path) -> None:
    assert measure(tmp_path, applicable).excluded == ()


def test_another_splitter_can_be_held_against_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    path.write_text(json.dumps([rule("It rained. It snowed.", "It rained.", "It snowed.")]), encoding="utf-8")
    assert measure_sentences(path).passed == 1
    assert measure_sentences(path, lambda text: [(0, len(text))]).passed == 0


def test_a_report_is_plain_json(tmp_path: Path) -> None:
    report = measure(
        tmp_path, rule("It rained. It snowed.", "All."), rule("It rained. It snowed.", "It rained. It snowed.")
    )
    values = json.loads(json.dumps(report.as_json()))
    assert values["excluded"] == {"changes_text": 1}
    assert values["share"] == 0.0
    assert values["failures"][0]["found"] == ["It rained.", "It snowed."]
    assert (values["passed"], values["applicable"], values["passed_of_all"], values["total"]) == (0, 1, 0, 2)


def test_no_rules_are_all_kept(tmp_path: Path) -> None:
    assert measure(tmp_path).share == 1.0


def test_a_missing_or_broken_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        measure_sentences(tmp_path / "nowhere.json")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="Expecting"):
        measure_sentences(tmp_path / "broken.json")
