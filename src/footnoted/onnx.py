"""Neural networks as ONNX files, and the tokenizers that feed them: the only door to onnxruntime and tokenizers.

It owns how such a file is checked, opened and run on the CPU and must not know what a network is for.
"""

# Heavy libraries are imported on first use: a command that needs no network must not wait for them.
# ruff: noqa: PLC0415

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from footnoted.errors import ModelUnavailable

__all__ = ["OnnxModel", "Tokenizer", "Tokens", "digest_file", "pad_rows"]

Numbers = NDArray[np.int64]
# onnxruntime writes warnings about the machine to standard error, which is for the program's own words: errors only.
ERRORS_ONLY = 3
PADDING_TOKEN = "[PAD]"


class OnnxModel:
    """A network read from an ONNX file on to the CPU; calls from several threads run side by side.

    `threads` share the arithmetic of one call. One, the default, does it in the calling thread.
    """

    def __init__(self, file: Path, *, threads: int = 1, sha256: str | None = None) -> None:
        """Open a file, first checked to be the one of a sha256 where that is given. Raises ModelUnavailable."""
        if sha256 is not None and digest_file(file) != sha256:
            raise ModelUnavailable(f"The model {file.name} is missing or is not the expected one.")
        self._session = open_session(file, threads)
        self.inputs = tuple(each.name for each in self._session.get_inputs())

    def run(self, inputs: Mapping[str, NDArray[Any]]) -> tuple[NDArray[Any], ...]:
        """Return the network's outputs, in its own order; `inputs` may hold arrays it has no use for."""
        wanted = {name: inputs[name] for name in self.inputs}
        return tuple(self._session.run(None, wanted))


def open_session(file: Path, threads: int) -> Any:
    """Open an ONNX file with so many threads, without a line on standard error. Raises ModelUnavailable."""
    try:
        import onnxruntime
    except ImportError as error:
        raise ModelUnavailable("The library that runs the models (onnxruntime) is not installed.") from error
    onnxruntime.set_default_logger_severity(ERRORS_ONLY)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = ERRORS_ONLY
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Idle threads sleep rather than spin: beside other work, spinning makes two threads slower than one.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Texts are of every length: an arena would keep what the longest took (60 MB for eight), and a pattern of memory
    # planned for one length serves no other. Without them a question takes as long, within what can be measured.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    try:
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        # onnxruntime has an exception of its own for each thing that may be wrong with a file.
        raise ModelUnavailable(f"The model {file.name} cannot be opened.") from error


def digest_file(file: Path) -> str | None:
    """Return the sha256 of a file's bytes in hexadecimal, None where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Texts as a network takes them, n of them by the length of the longest, shorter ones padded at their end.

    `ids`, `mask` (1 where there is a token) and `types` (1 in the second text of a pair) have the shape (n, length);
    `offsets`, shape (n, length, 2), are the [start, end) of each token in characters of its own text, zeros for the
    marks that stand in no text.
    """

    ids: Numbers
    mask: Numbers
    types: Numbers
    offsets: Numbers

    def inputs(self) -> dict[str, Numbers]:
        """Return the arrays by the names that BERT and its kind give them."""
        return {"input_ids": self.ids, "attention_mask": self.mask, "token_type_ids": self.types}


class Tokenizer:
    """The tokenizer of a `tokenizer.json`, however that file cuts or pads; safe to use from several threads."""

    def __init__(self, file: Path) -> None:
        """Read the file. Raises ModelUnavailable."""
        self._tokenizer = read_tokenizer(file)
        self._padding = self._tokenizer.token_to_id(PADDING_TOKEN) or 0
        self._lock = Lock()

    def encode(
        self, texts: Sequence[str] | Sequence[tuple[str, str]], *, longest: int, with_marks: bool = True
    ) -> Tokens:
        """Return texts, or pairs of texts, as tokens, each cut to `longest` of them, its marks counted in.

        The marks stand before, between and after the texts; without them there are the texts' own tokens alone.
        Of a pair that is too long the longer text is cut until both are as long, then both.
        """
        parts = [(text,) if isinstance(text, str) else text for text in texts]
        # Where to cut is a state of the library's object, which several callers may want differently.
        with self._lock:
            self._tokenizer.enable_truncation(longest, strategy="longest_first")
            encoded = [self._tokenizer.encode(*each, add_special_tokens=with_marks) for each in parts]
        length = max((len(each.ids) for each in encoded), default=0)
        return Tokens(
            ids=pad_rows([each.ids for each in encoded], length, self._padding),
            mask=pad_rows([each.attention_mask for each in encoded], length, 0),
            types=pad_rows([each.type_ids for each in encoded], length, 0),
            offsets=pad_rows([each.offsets for each in encoded], length, 0, width=(2,)),
        )


def read_tokenizer(file: Path) -> Any:
    """Read a `tokenizer.json` and drop its padding. Raises ModelUnavailable."""
    try:
        from tokenizers import Tokenizer as Library
    except ImportError as error:
        raise ModelUnavailable("The library that reads the models' words (tokenizers) is not installed.") from error
    try:
        tokenizer = Library.from_file(str(file))
    except Exception as error:
        # The library raises a bare Exception whatever is wrong with the file.
        raise ModelUnavailable(f"The tokenizer {file.name} cannot be read.") from error
    tokenizer.no_padding()
    return tokenizer


def pad_rows(rows: Sequence[Sequence[Any]], length: int, padding: int, width: tuple[int, ...] = ()) -> Numbers:
    """Return rows as one array, shape (n, length, *width), filled up at their end."""
    padded = np.full((len(rows), length, *width), padding, dtype=np.int64)
    for place, row in enumerate(rows):
        if len(row):
            padded[place, : len(row)] = row
    return padded
