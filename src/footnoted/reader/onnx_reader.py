"""The program's own reader: a small cross-encoder with int8 weights, run by onnxruntime.

It owns how its weights are checked and its outputs understood; it must not know how it was trained.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from footnoted.bundled_model import TOKENIZER_FILE, find_model
from footnoted.onnx import OnnxModel, Tokenizer
from footnoted.reader.pairs import Pair, lay_out
from footnoted.reader.reading import InContext, Reading

__all__ = ["OnnxReader"]

WEIGHTS_FILE = Path(__file__).parent / "weights" / "reader.int8.onnx"
# The model card beside the weights says what they were trained on and how right they are.
WEIGHTS_SHA256 = "7a334d4b75eb6a740cb0537c74d62de65be01a8a381bded7f351a2d34c29c59d"
# Longer texts are cut here before they are laid out; the layout cuts further.
LONGEST_TEXT = 256
# An answer of more word pieces is the whole sentence, which needs no pointing at.
LONGEST_ANSWER = 24

Logits = NDArray[np.float32]
Offsets = list[tuple[int, int]]


class OnnxReader:
    """Reads pairs one by one, `threads` at a time; loaded on first use, safe to use from several threads.

    A pair by itself carries no padding: sentences of 20 and of 90 word pieces in one batch would cost the same.
    """

    identity = f"footnoted-reader@{WEIGHTS_SHA256[:16]}"
    is_calibrated = True

    def __init__(self, *, threads: int = 2, file: Path = WEIGHTS_FILE, sha256: str | None = WEIGHTS_SHA256) -> None:
        self._open = partial(OnnxModel, file, threads=1, sha256=sha256)
        self._model: OnnxModel | None = None
        self._tokenizer: Tokenizer | None = None
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reader") if threads > 1 else None

    def read(self, question: str, sentences: Sequence[InContext]) -> list[Reading]:
        """Return the reading of each sentence, in their order. Raises ModelUnavailable."""
        model, tokenizer = self._loaded()
        asked, _ = cut(tokenizer, [question])[0]
        said = cut(tokenizer, [each.sentence for each in sentences])
        before = cut(tokenizer, [each.before for each in sentences])
        pairs = [lay_out(asked, ids, context) for (ids, _), (context, _) in zip(said, before, strict=True)]
        places = [offsets for _, offsets in said]
        run = partial(read_pair, model)
        return list(self._pool.map(run, pairs, places) if self._pool else map(run, pairs, places))

    def _loaded(self) -> tuple[OnnxModel, Tokenizer]:
        with self._lock:
            if self._model is None or self._tokenizer is None:
                self._tokenizer = Tokenizer(find_model() / TOKENIZER_FILE)
                self._model = self._open()
            return self._model, self._tokenizer


def cut(tokenizer: Tokenizer, texts: Sequence[str]) -> list[tuple[list[int], Offsets]]:
    """Return each text's word pieces and the `[start, end)` of each in it."""
    tokens = tokenizer.encode(texts, longest=LONGEST_TEXT, with_marks=False)
    found: list[tuple[list[int], Offsets]] = []
    for ids, mask, offsets in zip(tokens.ids, tokens.mask, tokens.offsets, strict=True):
        size = int(mask.sum())
        found.append((ids[:size].tolist(), [(int(a), int(b)) for a, b in offsets[:size]]))
    return found


def read_pair(model: OnnxModel, pair: Pair, offsets: Offsets) -> Reading:
    """Return what the model makes of one pair."""
    ids = np.array([pair.ids], dtype=np.int64)
    types = np.array([pair.types], dtype=np.int64)
    inputs = {"input_ids": ids, "token_type_ids": types, "attention_mask": np.ones_like(ids)}
    scores, edges = model.run(inputs)
    length = min(len(offsets), sum(pair.types) - 1)
    answer = point(edges[0, pair.start : pair.start + length], offsets)
    return Reading(score=float(scores[0]), answer=answer)


def point(edges: Logits, offsets: Offsets) -> tuple[int, int] | None:
    """Return the likeliest `[start, end)` of the answer; edges, shape (word pieces, 2), are of first and last."""
    if not len(edges):
        return None
    sums = edges[:, 0][:, None] + edges[:, 1][None, :]
    first, last = np.indices(sums.shape)
    allowed = (last >= first) & (last - first < LONGEST_ANSWER)
    best = int(np.where(allowed, sums, -np.inf).argmax())
    start, end = divmod(best, len(edges))
    return offsets[start][0], offsets[end][1]
