"""Fixtures of the index: a data folder with small papers, and the real model, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest
from index_desk import Desk

from footnoted.indexing.embedding import SentenceTransformerEmbedder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "data")


@pytest.fixture(scope="session")
def real_embedder() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(threads=2)
