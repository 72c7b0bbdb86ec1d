"""Floors only rise: by what was measured, never below what they were."""

from __future__ import annotations

from typing import Any

from raise_floors import CEILING, SHARES, raise_floors


def figures(name: str, value: float | None, refused: int) -> dict[str, Any]:
    shares = {key: {"values": {"own": {"value": value}}} for key in SHARES}
    return {"sets": {name: {"figures": {**shares, CEILING: {"values": {"own": {"count": refused}}}}}}}


def test_a_floor_rises_to_two_decimals_below_what_was_measured() -> None:
    after = raise_floors({"dev": {"evidence_cited": 0.5, CEILING: 3}}, figures("dev", 0.857, 2), "own")
    assert after["dev"] == {**dict.fromkeys(SHARES, 0.85), CEILING: 2}


def test_a_floor_never_falls() -> None:
    before: dict[str, dict[str, float]] = {"dev": {**dict.fromkeys(SHARES, 0.9), CEILING: 1}}
    assert raise_floors(before, figures("dev", 0.4, 9), "own") == before


def test_whole_hundredths_are_kept_whole() -> None:
    assert raise_floors({}, figures("dev", 0.29, 0), "own")["dev"]["evidence_cited"] == 0.29
    assert raise_floors({}, figures("dev", 1.0, 0), "own")["dev"]["evidence_cited"] == 1.0


def test_what_was_not_measured_stays() -> None:
    before = {"own": {"evidence_cited": 0.7}}
    after = raise_floors(before, figures("dev", None, 4), "own")
    assert after == {**before, "dev": {CEILING: 4}}
