"""Any sentence-transformers CrossEncoder as the reader, for those who can download one.

It owns that library's calls for reading; it must not know what its scores are used for.
"""

# Heavy libraries are imported on first use: who keeps the program's own reader must not wait for them.
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import Any

from footnoted.errors import ModelUnavailable
from footnoted.reader.reading import InContext, Reading

__all__ = ["CrossEncoderReader"]


class CrossEncoderReader:
    """A CrossEncoder by its name on the hub or its folder, loaded on first use; calls take turns.

    Its scores rank sentences; they are no log-odds, so the confidence is estimated without them.
    """

    is_calibrated = False

    def __init__(self, name: str) -> None:
        self._name = name
        self._model: Any = None
        self._lock = Lock()

    @property
    def identity(self) -> str:
        """Return the model's name."""
        return self._name

    def read(self, question: str, sentences: Sequence[InContext]) -> list[Reading]:
        """Return the reading of each sentence, in their order. Raises ModelUnavailable."""
        with self._lock:
            if self._model is None:
                self._model = load(self._name)
            pairs = [(question, f"{each.before} {each.sentence}".strip()) for each in sentences]
            scores = self._model.predict(pairs, show_progress_bar=False) if pairs else []
        return [Reading(score=float(score)) for score in scores]


def load(name: str) -> Any:
    """Load a CrossEncoder on to the CPU. Raises ModelUnavailable."""
    try:
        from sentence_transformers import CrossEncoder

        return CrossEncoder(name, device="cpu")
    except (ImportError, OSError, ValueError) as error:
        raise ModelUnavailable(f"The reader {name!r} cannot be loaded.") from error
