"""Figures as they are written: shares with their counts, ticks, and what is not there."""

from __future__ import annotations

import pytest

from footnoted.evaluation.figures import Figure, Row, Target, format_figure, interval, percentile, share

RATIO = Row(key="k", label="l", form="ratio", target=Target(bound=8, direction="at most"))
ROW = Row(key="k", label="l", target=Target(bound=0.5))


def test_a_share_of_nothing_has_no_value() -> None:
    assert share(0, 0).value is None
    assert share(1, 4) == Figure(value=0.25, count=1, out_of=4)


@pytest.mark.parametrize(
    ("row", "figure", "words"),
    [
        (ROW, share(1, 2), "0.500 (1/2) ✓"),
        (ROW, share(1, 4), "0.250 (1/4)"),
        (ROW, share(0, 0), "–"),
        (ROW, None, "–"),
        (Row(key="k", label="l", form="words"), Figure(value=61.0), "61"),
        (Row(key="k", label="l", form="milliseconds"), Figure(value=4.25), "4.2 ms"),
        (
            Row(key="k", label="l", form="ratio", target=Target(bound=8, direction="at most")),
            share(17, 2),
            "8.50 (17/2)",
        ),
        (RATIO, Figure(value=8), "8.00 ✓"),
    ],
)
def test_a_figure_in_words(row: Row, figure: Figure | None, words: str) -> None:
    assert format_figure(row, figure) == words


@pytest.mark.parametrize(
    ("count", "out_of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_an_interval_is_the_published_one(count: int, out_of: int, low: float, high: float) -> None:
    assert interval(count, out_of) == pytest.approx((low, high), abs=5e-5)


def test_percentiles_are_values_that_were_measured() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert percentile(values, 50) == 50.0
    assert percentile(values, 95) == 95.0
    assert percentile([7.0], 95) == 7.0
    assert percentile([], 50) is None
