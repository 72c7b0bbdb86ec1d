"""What every test may use: the real paper's index, built once, an assistant and a client over it, and no network.

Any connection beyond this machine fails, wherever it is tried in this process, and fails the test that tried it.
"""

from __future__ import annotations

import ipaddress
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

from footnoted.assistant import Assistant
from footnoted.errors import IndexUnavailable
from footnoted.indexing.embedding import BundledEmbedder
from footnoted.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PAPER = "howell-2025-south-korea"
INSIDE_NAMES = {"localhost", "testserver", ""}

attempts: list[str] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser's tests last: Playwright keeps an event loop in this thread, where no other could then run."""
    items.sort(key=lambda item: "browser" in item.path.relative_to(ROOT / "tests").parts)


class OutsideConnection(BaseException):
    """A connection beyond this machine; no exception that a library would swallow and try again after."""


def is_inside(host: object) -> bool:
    """Tell whether a host is this machine: loopback, unspecified (to listen on) or no host at all."""
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(name.split("%")[0])
    except ValueError:
        return name.casefold() in INSIDE_NAMES
    return address.is_loopback or address.is_unspecified


def forbid_outside(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what Python's sockets are about to do with another machine; an audit hook."""
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a socket on this machine
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if not is_inside(host):
        attempts.append(f"{event} {host}")
        raise OutsideConnection(f"tests must not connect beyond this machine: {event} {host}")


def pytest_configure() -> None:
    """Put up the guard, and leave nothing of the surrounding settings for tests to lean on."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost,::1"
    for name in [name for name in os.environ if name.startswith("FOOTNOTED_")]:
        del os.environ[name]
    sys.addaudithook(forbid_outside)
    # The same examples every time, and a slow machine may be slow.
    hypothesis_settings.register_profile("steady", derandomize=True, deadline=None)
    hypothesis_settings.load_profile("steady")


@pytest.fixture(autouse=True)
def no_outside_connection() -> Iterator[None]:
    """Fail a test during which a connection beyond this machine was tried, swallowed or not."""
    yield
    tried, attempts[:] = list(attempts), []
    assert tried == []


@pytest.fixture
def outside_attempts() -> list[str]:
    """The connections beyond this machine that this test tried; for the test of the guard, which empties it."""
    return attempts


@pytest.fixture(scope="session")
def corpus_text() -> str:
    """The real paper's corpus file, decoded, newlines untouched."""
    return (ROOT / "corpus" / f"{PAPER}.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def embedder(request: pytest.FixtureRequest) -> BundledEmbedder:
    """The real model as it is served; its ONNX file is kept in pytest's cache, beside the index."""
    return BundledEmbedder(request.config.cache.mkdir("footnoted-index"))


@pytest.fixture(scope="session")
def built_index(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, embedder: BundledEmbedder
) -> Path:
    """A data folder with the real paper's index, closed, and the model's ONNX file; to be copied, never opened.

    It is built in pytest's cache, where the next run finds it: an index whose paper, parser or model changed is
    built anew by itself. Where another run has it open, this one builds its own.
    """
    folder = request.config.cache.mkdir("footnoted-index")
    try:
        Assistant.open(Settings(_env_file=None, data_dir=folder), embedder=embedder).close()
    except IndexUnavailable:
        folder = tmp_path_factory.mktemp("built")
        Assistant.open(Settings(_env_file=None, data_dir=folder), embedder=embedder).close()
    embedder.embed_query("whatever has the ONNX file written")
    copied = tmp_path_factory.mktemp("built") / "data"
    shutil.copytree(folder, copied)
    return copied


@pytest.fixture(scope="session")
def copy_index(built_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Make data folders of their own for those who open the index: one process owns one."""

    def copy() -> Path:
        folder = tmp_path_factory.mktemp("data") / "own"
        shutil.copytree(built_index, folder)
        return folder

    return copy


@pytest.fixture(scope="session")
def real_settings(copy_index: Callable[[], Path]) -> Settings:
    """Settings over the real paper with its index in place."""
    return Settings(_env_file=None, data_dir=copy_index())


@pytest.fixture(scope="session")
def assistant(real_settings: Settings, embedder: BundledEmbedder) -> Iterator[Assistant]:
    """An open assistant over the real paper."""
    opened = Assistant.open(real_settings, embedder=embedder)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(assistant: Assistant, real_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A client of the served app over that assistant, with a store of its own."""
    from starlette.testclient import TestClient

    from footnoted.conversation.store import Store
    from server.app import create_app

    app = create_app(real_settings, assistant=assistant, store=Store.open(tmp_path_factory.mktemp("store")))
    with TestClient(app) as opened:
        assert app.state.opening.wait() is None
        yield opened
