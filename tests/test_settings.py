"""Settings: where they are read, what they may hold, what is refused at the start."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from footnoted.settings import Settings, find_resource_folder


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults_are_those_of_the_contract() -> None:
    settings = Settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert (settings.model, settings.chroma_url) == (None, None)
    assert (settings.corpus_dir / "howell-2025-south-korea.txt").is_file()
    assert (settings.web_dir / "index.html").is_file()


def test_every_setting_says_what_it_is() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_variables_go_before_the_file_and_arguments_before_both(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_folder / ".env").write_text("FOOTNOTED_PORT=1000\nFOOTNOTED_HOST=::1\nOTHER=x\n", encoding="utf-8")
    assert (Settings().port, Settings().host) == (1000, "::1")
    monkeypatch.setenv("FOOTNOTED_PORT", "2000")
    assert (Settings().port, Settings().host) == (2000, "::1")
    assert Settings(port=3000).port == 3000
    assert Settings(_env_file=None).host == "127.0.0.1"


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "-1"), ("PORT", "65536"), ("PORT", "no"), ("THREADS", "0"), ("WORKERS", "0"), ("LOG_LEVEL", "loud")],
)
def test_what_is_out_of_bounds_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"FOOTNOTED_{name}", value)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert [fault["loc"] for fault in refused.value.errors()] == [(name.lower(),)]


def test_what_is_not_built_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTED_CHROMA_URL", "something")
    with pytest.raises(ValidationError, match="FOOTNOTED_CHROMA_URL"):
        Settings()
    monkeypatch.setenv("FOOTNOTED_CHROMA_URL", "")
    assert Settings().host


def test_a_model_is_named_with_its_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTED_MODEL", "nameless")
    with pytest.raises(ValidationError, match="model"):
        Settings()
    monkeypatch.setenv("FOOTNOTED_MODEL", "openai:any-model")
    monkeypatch.setenv("FOOTNOTED_MODEL_URL", "http://127.0.0.1:8080/v1")
    monkeypatch.setenv("FOOTNOTED_MODEL_KEY", "a secret")
    monkeypatch.setenv("FOOTNOTED_MODEL_TEMPERATURE", "")
    settings = Settings()
    assert (settings.model, settings.model_temperature) == ("openai:any-model", None)
    assert "a secret" not in f"{settings} {settings.model_key}"


@pytest.mark.parametrize(
    ("set_names", "named"),
    [
        ({"MODEL_URL": "http://127.0.0.1/v1"}, ["FOOTNOTED_MODEL_URL", "FOOTNOTED_MODEL is not"]),
        ({"MODEL_KEY": "key"}, ["FOOTNOTED_MODEL_KEY", "FOOTNOTED_MODEL is not"]),
        ({"MODEL_PRICE_IN": "1"}, ["FOOTNOTED_MODEL_PRICE_IN", "FOOTNOTED_MODEL_PRICE_OUT"]),
    ],
)
def test_settings_that_contradict_each_other_are_named(
    monkeypatch: pytest.MonkeyPatch, set_names: dict[str, str], named: list[str]
) -> None:
    for name, value in set_names.items():
        monkeypatch.setenv(f"FOOTNOTED_{name}", value)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert all(name in str(refused.value) for name in named)


def test_data_are_kept_per_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "kept"))
    assert Settings().data_dir == tmp_path / "kept" / "footnoted"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Settings().data_dir == tmp_path / ".local" / "share" / "footnoted"


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1


def test_a_folder_that_is_nowhere_is_looked_for_beside_the_source() -> None:
    folder = find_resource_folder("nowhere")
    assert not folder.exists()
    assert folder.name == "nowhere"
