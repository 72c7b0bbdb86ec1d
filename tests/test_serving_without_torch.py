"""With an index and the encoder's ONNX file in place, starting and answering never load torch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import footnoted
from footnoted.assistant import Assistant
from footnoted.indexing.embedding import BundledEmbedder
from footnoted.settings import Settings

PAPER = """Tariffs and alliances

Seoul depends on trade with its neighbours, and Beijing buys the most chips of all.

Washington put a tariff of 25 per cent on cars in April 2025. The Lee government then sent negotiators.

Tokyo imports gas from Qatar, Australia and the United States.
"""

ASK = """
import json, sys
from footnoted.assistant import Assistant, Question
from footnoted.settings import Settings

assistant = Assistant.open(Settings(_env_file=None))
assistant.warm()
answer = assistant.ask(Question(text="What did Washington put on cars?"))
assistant.close()
print(json.dumps({"answer": answer.text, "modules": sorted({name.split(".")[0] for name in sys.modules})}))
"""
HEAVY = {"torch", "sentence_transformers", "transformers"}


@pytest.fixture
def built(tmp_path: Path) -> dict[str, str]:
    """The environment of a process whose corpus is indexed."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "tariffs.txt").write_text(PAPER, encoding="utf-8")
    settings = Settings(_env_file=None, data_dir=tmp_path / "data", corpus_dir=tmp_path / "corpus")
    Assistant.open(settings, embedder=BundledEmbedder(settings.data_dir)).close()
    return {
        **os.environ,
        "PYTHONPATH": str(Path(footnoted.__file__).parents[1]),
        "FOOTNOTED_DATA_DIR": str(settings.data_dir),
        "FOOTNOTED_CORPUS_DIR": str(settings.corpus_dir),
    }


def test_an_answer_from_a_built_index_needs_no_torch(built: dict[str, str]) -> None:
    child = subprocess.run([sys.executable, "-c", ASK], env=built, capture_output=True, text=True, check=False)
    assert (child.returncode, child.stderr) == (0, "")
    said = json.loads(child.stdout)
    assert "tariff of 25 per cent on cars" in said["answer"]
    assert "onnxruntime" in said["modules"]
    assert HEAVY & set(said["modules"]) == set()
