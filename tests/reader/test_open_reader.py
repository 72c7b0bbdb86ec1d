"""Which reader the settings give."""

from __future__ import annotations

from math import isfinite
from pathlib import Path

import pytest

from footnoted.bundled_model import find_model
from footnoted.errors import ModelUnavailable
from footnoted.reader import CrossEncoderReader, InContext, OnnxReader, open_reader
from footnoted.settings import Settings


def settle(reader: str) -> Settings:
    return Settings(_env_file=None, reader=reader)


def test_the_own_reader_is_the_default() -> None:
    assert isinstance(open_reader(Settings(_env_file=None)), OnnxReader)


def test_no_reader_is_to_be_had_too() -> None:
    assert open_reader(settle("none")) is None


def test_a_cross_encoder_of_ones_own_reads_from_its_folder() -> None:
    # The bundled encoder with an untrained head: what it says means nothing, but it is a CrossEncoder.
    reader = CrossEncoderReader(str(find_model()))
    sentences = [InContext(sentence="Gas came late."), InContext(sentence="It burned.", before="Oil came first.")]
    readings = reader.read("When did gas come?", sentences)
    assert len(readings) == 2
    assert all(isfinite(reading.score) and reading.answer is None for reading in readings)
    assert reader.read("When?", []) == []


def test_any_other_name_is_a_cross_encoder_that_is_loaded_on_first_use(tmp_path: Path) -> None:
    reader = open_reader(settle(str(tmp_path / "nowhere")))
    assert isinstance(reader, CrossEncoderReader)
    assert not reader.is_calibrated
    with pytest.raises(ModelUnavailable):
        reader.read("Who?", [InContext(sentence="Nobody.")])
