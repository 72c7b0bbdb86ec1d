"""CANARD measured: what is read of its file, what is searched, and the shares that are reported."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from footnoted.conversation import Turn
from footnoted.evaluation.canard import (
    CanardReport,
    Half,
    count_figures,
    half_of,
    measure_canard,
    read_canard,
    share_of_gap,
)
from footnoted.indexing.embedding import HashingEmbedder

# Two conversations of three questions; the answer to the last of each is not in the file.
LAMPS = (
    ("Who lit the lamps?", "Who lit the lamps of Veere?", "Anna Roose lit them."),
    ("When did she light them?", "When did Anna Roose light the lamps?", "In the year 1811."),
    ("Did she stop?", "Did Anna Roose stop?", None),
)
GAS = (
    ("Who sold gas?", "Who sold gas?", "Pieter Lamoraal sold gas."),
    ("Was he rich?", "Was Pieter Lamoraal rich?", "I don't know."),
    ("Who bought it?", "Who bought the gas?", "Willem Kok of Middelburg."),
    ("Why?", "Why did Willem Kok buy the gas?", None),
)


def write_dialog(id: str, titles: Sequence[str], turns: Sequence[tuple[str, str, str | None]]) -> list[dict[str, Any]]:
    """Return a conversation as CANARD writes it: each question with all that was said before."""
    said = list(titles)
    entries = []
    for number, (question, rewrite, answer) in enumerate(turns, start=1):
        entries.append(
            {
                "QuAC_dialog_id": id,
                "Question_no": number,
                "Question": question,
                "Rewrite": rewrite,
                "History": list(said),
            }
        )
        said += [question, answer or ""]
    return entries


@pytest.fixture
def canard_file(tmp_path: Path) -> Path:
    file = tmp_path / "dev.json"
    lamps = write_dialog("lamps", ("Veere", "Lamps"), LAMPS)
    gas = write_dialog("gas", ("Zeeland", "Gas"), GAS)
    file.write_text(json.dumps([*gas, *lamps]), encoding="utf-8")
    return file


def test_answers_are_passages_under_their_titles(canard_file: Path) -> None:
    passages, _ = read_canard(canard_file)
    assert passages == (
        "Zeeland, Gas: Pieter Lamoraal sold gas.",
        "Zeeland, Gas: Willem Kok of Middelburg.",
        "Veere, Lamps: Anna Roose lit them.",
        "Veere, Lamps: In the year 1811.",
    )


def test_follow_ups_are_those_with_an_answer(canard_file: Path) -> None:
    passages, found = read_canard(canard_file)
    assert [(each.dialog, each.number, passages[each.passage]) for each in found] == [
        ("gas", 3, "Zeeland, Gas: Willem Kok of Middelburg."),
        ("lamps", 2, "Veere, Lamps: In the year 1811."),
    ]


def test_a_history_opens_with_a_question_and_never_holds_the_answer(canard_file: Path) -> None:
    passages, found = read_canard(canard_file)
    for each in found:
        answer = passages[each.passage].partition(": ")[2]
        assert each.history[0].role == "user"
        assert len(each.history) == 2 * (each.number - 1)
        assert all(answer not in turn.content for turn in each.history)


def test_an_answer_given_twice_is_one_passage(tmp_path: Path) -> None:
    file = tmp_path / "dev.json"
    both = [write_dialog(id, ("Veere", "Lamps"), LAMPS) for id in ("one", "two")]
    file.write_text(json.dumps([entry for entries in both for entry in entries]), encoding="utf-8")
    passages, found = read_canard(file)
    assert len(passages) == 2
    assert len({each.passage for each in found}) == 1


@pytest.mark.parametrize("half", ["development", "kept_out"])
def test_every_conversation_is_in_one_half(tmp_path: Path, half: Half) -> None:
    file = tmp_path / "dev.json"
    ids = [f"dialog {n}" for n in range(20)]
    file.write_text(json.dumps([e for id in ids for e in write_dialog(id, (id, "Lamps"), LAMPS)]), encoding="utf-8")
    report = measure_canard(file, HashingEmbedder(), half=half)
    assert report.questions == report.conversations == sum(half_of(id) == half for id in ids)
    assert report.passages == 40


def measure_both(file: Path, rewrites: dict[str, str]) -> CanardReport:
    """Return the report over the half that holds both conversations, rewriting by a table."""
    assert half_of("gas") == half_of("lamps") == "kept_out"

    def rewrite(question: str, history: Sequence[Turn]) -> str:
        assert history
        return rewrites.get(question, question)

    return measure_canard(file, HashingEmbedder(), rewrite=rewrite)


def test_the_raw_question_closes_nothing_of_the_gap_and_the_human_rewrite_all(canard_file: Path) -> None:
    human = {question: rewrite for question, rewrite, _ in (*GAS, *LAMPS)}
    raw, all_of_it = measure_both(canard_file, {}), measure_both(canard_file, human)
    assert raw.figures["human"].mrr_at_10 > raw.figures["raw"].mrr_at_10
    assert (raw.gap_closed, all_of_it.gap_closed) == (0.0, 1.0)
    assert raw.figures["ours"] == raw.figures["raw"]
    assert all_of_it.figures["ours"] == all_of_it.figures["human"]
    assert all_of_it.interval == pytest.approx((1.0, 1.0))


def test_what_names_the_answer_finds_it_first(canard_file: Path) -> None:
    told = {"Who bought it?": "Willem Kok of Middelburg", "When did she light them?": "in the year 1811"}
    ours = measure_both(canard_file, told).figures["ours"]
    assert ours.recall_at_1 == ours.recall_at_5 == ours.mrr_at_10 == 1.0


def test_figures_are_counted_from_ranks() -> None:
    figures = count_figures(np.array([1, 2, 5, 11], dtype=np.float32))
    assert figures.recall_at_1 == 0.25
    assert figures.recall_at_5 == 0.75
    assert figures.mrr_at_10 == pytest.approx((1 + 0.5 + 0.2) / 4)


def test_the_share_of_a_gap() -> None:
    assert share_of_gap(0.2, 0.3, 0.4) == pytest.approx(0.5)
    assert share_of_gap(0.2, 0.1, 0.4) == pytest.approx(-0.5)
    assert math.isnan(share_of_gap(0.2, 0.3, 0.2))


def test_the_report_is_plain_values(canard_file: Path) -> None:
    values = measure_both(canard_file, {}).as_json()
    assert json.loads(json.dumps(values, allow_nan=True)).keys() == values.keys()
    assert values["figures"].keys() == {"raw", "concatenated", "ours", "human"}
    assert set(values["gap_closed"]) == {"mrr_at_10", "recall_at_5", "mrr_at_10_interval"}


def test_a_half_without_a_conversation_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "dev.json"
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match="kept_out"):
        measure_canard(file, HashingEmbedder())
