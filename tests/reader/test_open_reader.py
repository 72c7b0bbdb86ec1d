"""Which reader the settings give."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnoted.errors import ModelUnavailable
from footnoted.reader import CrossEncoderReader, InContext, OnnxReader, open_reader
from footnoted.settings import Settings


def settle(reader: str) -> Settings:
    return Settings(_env_file=None, reader=reader)


def test_the_own_reader_is_the_default() -> None:
    assert isinstance(open_reader(Settings(_env_file=None)), OnnxReader)


def test_no_reader_is_to_be_had_too() -> None:
    assert open_reader(settle("none")) is None


def test_any_other_name_is_a_cross_encoder_that_is_loaded_on_first_use(tmp_path: Path) -> None:
    reader = open_reader(settle(str(tmp_path / "nowhere")))
    assert isinstance(reader, CrossEncoderReader)
    assert not reader.is_calibrated
    with pytest.raises(ModelUnavailable):
        reader.read("Who?", [InContext(sentence="Nobody.")])
