"""The distance between confidence and being right: worked cases, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.evaluation.calibration import expected_calibration_error


@pytest.mark.parametrize(
    ("confidences", "is_right", "error"),
    [
        ([1.0, 1.0], [True, True], 0.0),
        ([0.0, 0.0], [False, False], 0.0),
        ([1.0, 1.0], [False, False], 1.0),
        ([0.75, 0.75, 0.75, 0.75], [True, True, True, False], 0.0),
        ([0.9, 0.9, 0.2, 0.2], [True, False, False, False], 0.3),  # half of 0.4 and half of 0.2
        ([0.62, 0.68], [False, True], 0.15),  # one bin: the two faults make up for each other
        ([0.58, 0.62], [False, True], 0.48),  # two bins: they do not
        ([0.5, 0.55], [True, True], 0.475),  # 0.5 belongs to the bin below it
    ],
)
def test_worked_cases(confidences: list[float], is_right: list[bool], error: float) -> None:
    assert expected_calibration_error(confidences, is_right) == pytest.approx(error)


def test_with_one_bin_only_the_means_count() -> None:
    assert expected_calibration_error([0.1, 0.9], [False, True], bins=1) == pytest.approx(0.0)
    assert expected_calibration_error([0.1, 0.9], [True, False], bins=10) == pytest.approx(0.9)


def test_nothing_has_no_error() -> None:
    assert expected_calibration_error([], []) is None


@pytest.mark.parametrize(("confidences", "is_right"), [([0.5], []), ([1.1], [True]), ([-0.1], [True])])
def test_what_is_no_probability_is_refused(confidences: list[float], is_right: list[bool]) -> None:
    with pytest.raises(ValueError, match=r"probability|argument"):
        expected_calibration_error(confidences, is_right)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_it_lies_between_none_and_one_and_is_never_below_the_gap_of_the_means(pairs: list[tuple[float, bool]]) -> None:
    stated, right = [p for p, _ in pairs], [r for _, r in pairs]
    error = expected_calibration_error(stated, right)
    assert error is not None
    assert abs(sum(stated) - sum(right)) / len(pairs) - 1e-9 <= error <= 1.0 + 1e-9
