"""Assistants over small invented papers, with a hashing embedder: fast, and the same everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from footnoted.answer import Answer
from footnoted.assistant import Assistant, Question
from footnoted.indexing.embedding import HashingEmbedder
from footnoted.settings import Settings

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def lanterns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    settings = Settings(
        _env_file=None, data_dir=tmp_path_factory.mktemp("lanterns"), corpus_dir=Path(__file__).parent / "papers"
    )
    opened = Assistant.open(settings, embedder=HashingEmbedder())
    yield opened
    opened.close()


@pytest.fixture
def ask(lanterns: Assistant) -> Ask:
    def ask_question(question: str, **options: object) -> Answer:
        return lanterns.ask(Question(text=question, **options))  # type: ignore[arg-type]

    return ask_question


@pytest.fixture(scope="session")
def salt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over an invented paper that enumerates, ranks, interviews and recommends."""
    settings = Settings(
        _env_file=None, data_dir=tmp_path_factory.mktemp("salt"), corpus_dir=Path(__file__).parent / "salt"
    )
    opened = Assistant.open(settings, embedder=HashingEmbedder())
    yield opened
    opened.close()


@pytest.fixture
def ask_salt(salt: Assistant) -> Ask:
    def ask_question(question: str, **options: object) -> Answer:
        return salt.ask(Question(text=question, **options))  # type: ignore[arg-type]

    return ask_question
