"""The likeliest sentences read by the reader: its scores beside the fused ones.

It owns how many are read and how both scores become one; it must not know how candidates are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from footnoted.reader import Reading

__all__ = ["MOST_READ", "Verdict", "combine", "count_worth_reading", "weigh_readings"]

Vectors = NDArray[np.float32]

# Reading costs by the sentence: eight instead of six put the right one first no oftener beyond chance, on documents
# kept out of training; nor does one with a chance of one in two thousand.
MOST_READ = 6
WORTH_READING = 1 / 2000
# Fitted by benchmarks/fit_reading.py: a softmax over the sentences read, on documents kept out of the training.
FUSED_WEIGHT = 0.55
READER_WEIGHT = 0.58
# A sentence that was not read stands behind all that were.
UNREAD = -50.0


class Verdict(NamedTuple):
    """What the reader makes of the best of the sentences read: its log-odds, and its lead over the next."""

    best: float
    lead: float


def count_worth_reading(scores: Vectors) -> int:
    """Return how many of the scores, best first and log-odds up to a constant, are worth reading."""
    chances = np.exp(scores - scores[0])
    chances /= chances.sum()
    worth = int(np.count_nonzero(chances[:MOST_READ] >= WORTH_READING))
    return max(1, worth)


def combine(scores: Vectors, readings: Sequence[Reading]) -> Vectors:
    """Return one score of each candidate: fused scores, best first, of which the first were read."""
    read = [READER_WEIGHT * reading.score for reading in readings]
    added = np.array(read + [UNREAD] * (len(scores) - len(read)), dtype=np.float32)
    combined: Vectors = np.float32(FUSED_WEIGHT) * scores + added
    return combined


def weigh_readings(readings: Sequence[Reading], best: int) -> Verdict:
    """Return the verdict over readings, of which the one at `best` was ranked first; scores are log-odds."""
    scores = np.array([reading.score for reading in readings], dtype=np.float64)
    others = np.delete(scores, best)
    lead = float(scores[best] - others.max()) if len(others) else 0.0
    return Verdict(best=float(scores[best]), lead=lead)
