"""An assistant over a small invented paper, with a hashing embedder, and its checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from footnoted.answer import Check
from footnoted.assistant import Assistant
from footnoted.indexing.embedding import HashingEmbedder
from footnoted.settings import Settings

Say = Callable[[str], Check]


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = Path(__file__).parent / "harbour"
    settings = Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("harbour"), corpus_dir=folder)
    opened = Assistant.open(settings, embedder=HashingEmbedder())
    yield opened
    opened.close()


@pytest.fixture
def check(harbour: Assistant) -> Say:
    return harbour.check
