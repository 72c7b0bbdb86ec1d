from __future__ import annotations

import threading
from pathlib import Path

import pytest

from footnoted.errors import IndexUnavailable
from footnoted.indexing.shelf import Shelf, break_seal, seal


@pytest.fixture
def shelf(tmp_path: Path):
    shelf = Shelf(tmp_path / "index")
    shelf.acquire()
    yield shelf
    shelf.release()


def publish(shelf: Shelf, text: str) -> Path:
    building = shelf.begin()
    (building / "parts").mkdir()
    (building / "parts" / "file").write_text(text)
    return shelf.publish(building)


def test_an_empty_shelf_has_no_current_version(shelf: Shelf) -> None:
    assert shelf.find_current() is None


def test_what_is_published_is_current_and_sealed(shelf: Shelf, tmp_path: Path) -> None:
    first = publish(shelf, "one")
    assert shelf.find_current() == first
    second = publish(shelf, "two")
    assert shelf.find_current() == second != first
    assert break_seal(second)
    assert not break_seal(second)
    assert {entry.name for entry in (tmp_path / "index").iterdir()} == {"lock", "current", first.name, second.name}


def test_a_version_being_built_is_not_current_and_is_swept(shelf: Shelf) -> None:
    first = publish(shelf, "one")
    building = shelf.begin()
    assert shelf.find_current() == first
    shelf.sweep(keep=first)
    assert first.is_dir()
    assert not building.exists()


def test_a_version_that_was_never_pointed_at_is_swept(shelf: Shelf) -> None:
    first = publish(shelf, "one")
    orphan = first.with_name("version-000099")
    orphan.mkdir()
    shelf.sweep(keep=first)
    assert not orphan.exists()


def test_sweeping_leaves_what_is_not_ours(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "index" / "notes").mkdir()
    shelf.sweep(keep=None)
    assert (tmp_path / "index" / "notes").is_dir()


@pytest.mark.parametrize("pointer", [b"", b"version-000099\n", b"../../elsewhere\n", b"\xff\xfe", b"building-000002\n"])
def test_a_pointer_to_no_version_counts_as_none(shelf: Shelf, tmp_path: Path, pointer: bytes) -> None:
    publish(shelf, "one")
    shelf.begin()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "index" / "current").write_bytes(pointer)
    assert shelf.find_current() is None


def test_what_is_set_aside_is_kept_but_not_current(shelf: Shelf, tmp_path: Path) -> None:
    first = publish(shelf, "one")
    shelf.set_aside(first)
    assert shelf.find_current() is None
    assert (tmp_path / "index" / "damaged-000001" / "parts" / "file").read_text() == "one"
    assert publish(shelf, "two").name == "version-000002"


def test_readers_see_the_old_version_or_the_new_and_nothing_between(shelf: Shelf) -> None:
    publish(shelf, "0")
    seen: list[str] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            current = shelf.find_current()
            assert current is not None
            seen.append((current / "parts" / "file").read_text())

    watcher = threading.Thread(target=watch)
    watcher.start()
    for number in range(1, 20):
        publish(shelf, str(number))
    done.set()
    watcher.join()
    assert [int(text) for text in seen] == sorted(int(text) for text in seen)


def test_the_old_version_stands_until_the_last_step(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(shelf, "one")

    def cut_the_power(*_: object) -> None:
        raise OSError("no power")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut_the_power)
        with pytest.raises(OSError, match="no power"):
            publish(shelf, "two")
    assert shelf.find_current() == first
    shelf.sweep(keep=first)
    assert {entry.name for entry in (tmp_path / "index").iterdir() if entry.is_dir()} == {first.name}


def test_a_seal_breaks_when_a_file_is_cut_short_added_or_gone(shelf: Shelf) -> None:
    version = publish(shelf, "three")
    (version / "parts" / "file").write_text("thr")
    assert not break_seal(version)
    seal(version)
    (version / "more").touch()
    assert not break_seal(version)
    seal(version)
    (version / "more").unlink()
    assert not break_seal(version)
    seal(version)
    (version / "seal.json").write_text("{")
    assert not break_seal(version)
    seal(version)
    assert break_seal(version)


def test_the_lock_is_held_once_and_can_be_given_back(shelf: Shelf, tmp_path: Path) -> None:
    other = Shelf(tmp_path / "index")
    with pytest.raises(IndexUnavailable, match="Another process is using this index"):
        other.acquire()
    shelf.release()
    other.acquire()
    other.release()
