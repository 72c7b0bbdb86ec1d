"""The embedding model run by sentence-transformers, and written out as ONNX: the only door to torch.

It owns how torch is loaded and called and must not know where the ONNX file is kept or how it is run.
"""

# Heavy libraries are imported on first use: a command that needs no index must not wait for them, and one that finds
# its index and its ONNX file in place never does.
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from footnoted.bundled_model import (
    DIMENSIONS,
    IDENTITY,
    WEIGHTS_FILE,
    Progress,
    Vectors,
    check_weights,
    find_model,
)
from footnoted.errors import ModelUnavailable

__all__ = ["SentenceTransformerEmbedder"]

# Texts of like length are padded least; on two cores 8 at a time is as fast as 32 and takes less memory.
BATCH_SIZE = 8
# The newest set of operators that the exporter writes without saying that it was made for an older one.
OPERATOR_SET = 17
# What keeps the mean of an empty mask defined; sentence-transformers has the same number.
SMALLEST_COUNT = 1e-9


class SentenceTransformerEmbedder:
    """The model all-MiniLM-L6-v2 on the CPU, loaded on first use and never downloaded.

    A text of more than 256 tokens is cut there by the model. Calls from several threads take turns.
    `threads` are used while many texts are embedded. A question takes one: on two cores a second saves it a
    quarter of its time on an idle machine, and beside other work makes it wait a hundred times as long.
    """

    identity = IDENTITY

    def __init__(self, *, threads: int = 2, folder: Path | None = None) -> None:
        self._threads = threads
        self._folder = folder
        self._model: Any = None
        self._lock = Lock()

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question, shape (384,). Raises ModelUnavailable."""
        vector: Vectors = self._encode([text], threads=1)[0]
        return vector

    def embed_texts(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of the texts in their order, shape (n, 384). Raises ModelUnavailable."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        longest_first = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        for start in range(0, len(texts), BATCH_SIZE):
            places = longest_first[start : start + BATCH_SIZE]
            vectors[places] = self._encode([texts[place] for place in places], threads=self._threads)
            if progress is not None:
                progress(start + len(places), len(texts))
        return vectors

    def export(self, file: Path) -> None:
        """Write the model as an ONNX file: token ids and mask in, vectors of unit length out.

        Raises ModelUnavailable, and OSError where the file cannot be written.
        """
        with self._lock:
            export_encoder(self._loaded()[0].auto_model, file)

    def _encode(self, texts: list[str], *, threads: int) -> Vectors:
        # The tokenizer is not safe to share between threads, and the cores are busy with one batch anyway.
        with self._lock:
            model = self._loaded()
            use_threads(threads)
            vectors = model.encode(
                texts,
                batch_size=BATCH_SIZE,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, dtype=np.float32)

    def _loaded(self) -> Any:
        if self._model is None:
            self._model = load_model(self._folder or find_model())
        return self._model


def load_model(folder: Path) -> Any:
    """Load the model from a folder on to the CPU once its weights are found to be the expected ones.

    Makes no connection and prints nothing. Raises ModelUnavailable.
    """
    check_weights(folder / WEIGHTS_FILE)
    # Idle threads sleep rather than spin: beside other work, spinning makes two threads slower than one.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        import transformers.utils.logging as transformers_logging
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelUnavailable("The libraries that run the embedding model are not installed.") from error
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelUnavailable("The embedding model's folder is incomplete.") from error


def use_threads(count: int) -> None:
    """Let the model's arithmetic use so many threads from now on."""
    import torch

    if torch.get_num_threads() != count:
        torch.set_num_threads(count)


def export_encoder(encoder: Any, file: Path) -> None:
    """Write a transformer with its pooling as an ONNX file, for any number of texts of any length.

    Its words' vectors are averaged over the mask and brought to unit length within the graph, as sentence-transformers
    does behind it. Raises ModelUnavailable, and OSError where the file cannot be written.
    """
    import torch

    class MeanOfWords(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            words = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            mask = attention_mask.unsqueeze(-1).to(words.dtype)
            mean = (words * mask).sum(1) / mask.sum(1).clamp(min=SMALLEST_COUNT)
            return torch.nn.functional.normalize(mean, p=2.0, dim=1)

    # Two texts of unlike length, lest the exporter take one text, or no padding, for a constant.
    mask = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])
    try:
        with warnings.catch_warnings(), torch.no_grad():
            # That the exporter is the older one (the newer needs another library and gives no other graph), and
            # where it follows one branch only: that graph and model are equal is shown after every export.
            warnings.simplefilter("ignore")
            torch.onnx.export(
                MeanOfWords().eval(),
                (mask * 101, mask),
                str(file),
                dynamo=False,
                opset_version=OPERATOR_SET,
                input_names=["input_ids", "attention_mask"],
                output_names=["vectors"],
                dynamic_axes={
                    "input_ids": {0: "texts", 1: "tokens"},
                    "attention_mask": {0: "texts", 1: "tokens"},
                    "vectors": {0: "texts"},
                },
            )
    except (ImportError, RuntimeError) as error:
        raise ModelUnavailable("The embedding model cannot be written as ONNX.") from error
