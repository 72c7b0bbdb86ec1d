"""Which reader the settings ask for.

It owns that choice; it must not know how any reader works.
"""

from __future__ import annotations

from footnoted.reader.cross_encoder import CrossEncoderReader
from footnoted.reader.onnx_reader import OnnxReader
from footnoted.reader.reading import Reader
from footnoted.settings import Settings

__all__ = ["open_reader"]


def open_reader(settings: Settings) -> Reader | None:
    """Return the reader of the settings, None where they want none; it loads nothing until it is used."""
    if settings.reader == "none":
        return None
    if settings.reader == "own":
        return OnnxReader(threads=settings.reader_threads)
    return CrossEncoderReader(settings.reader)
