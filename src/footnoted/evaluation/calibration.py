"""How far a stated confidence is from how often it is right.

It owns the measure; it must not know what the confidences are of.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

__all__ = ["expected_calibration_error"]

BINS = 10


def expected_calibration_error(
    confidences: Sequence[float], is_right: Sequence[bool], *, bins: int = BINS
) -> float | None:
    """Return the mean distance between confidence and share of right, over bins of equal width; None for none.

    ECE = sum over bins of |B| / n * |share of right in B - mean confidence in B|, bin m holding the confidences in
    ((m - 1) / bins, m / bins] (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017, equation 3). Raises ValueError
    where the two have not the same length, or a confidence lies outside 0 to 1.
    """
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in zip(confidences, is_right, strict=True):
        if not 0.0 <= confidence <= 1.0:
            raise ValueError(f"not a probability: {confidence}")
        held.setdefault(max(ceil(confidence * bins), 1), []).append((confidence, right))
    if not held:
        return None
    # |B| / n * |right / |B| - sum of confidences / |B|| is |right - sum of confidences| / n.
    gaps = [abs(sum(right for _, right in pairs) - sum(stated for stated, _ in pairs)) for pairs in held.values()]
    return sum(gaps) / len(confidences)
