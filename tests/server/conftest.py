"""A served app over a stand-in for the assistant and a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_assistant import FakeAssistant
from fastapi import FastAPI
from starlette.testclient import TestClient

from footnoted.settings import Settings
from server.app import create_app


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    page = tmp_path / "page"
    page.mkdir()
    (page / "index.html").write_text("<!doctype html><title>The page</title>", encoding="utf-8")
    (page / "app.js").write_text("export {};\n", encoding="utf-8")
    (page / "styles").mkdir()
    (page / "styles" / "base.css").write_text("body {}\n", encoding="utf-8")
    return Settings(_env_file=None, data_dir=tmp_path / "data", web_dir=page)


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def app(settings: Settings, assistant: FakeAssistant) -> FastAPI:
    return create_app(settings, assistant=assistant)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as client:
        assert app.state.opening.wait() is None
        yield client
