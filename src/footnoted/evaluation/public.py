"""Public question sets: which of their documents are kept out of training, and which of those fit weights.

It owns that choice alone; it must not know how anything is trained.
"""

from __future__ import annotations

import hashlib

__all__ = ["is_for_calibration", "is_kept_out"]

# One document in five, by the hash of its name: the same on every machine, whatever order a file has.
KEPT_OUT = 5


def is_kept_out(name: str) -> bool:
    """Tell whether a document of a public set is kept out of the reader's training."""
    return read_hash(name) % KEPT_OUT == 0


def is_for_calibration(name: str) -> bool:
    """Tell whether a document that is kept out fits the few weights of fusion and confidence; the others measure."""
    return is_kept_out(name) and read_hash(name) // KEPT_OUT % 2 == 0


def read_hash(name: str) -> int:
    """Return a number that only the name decides."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16)
