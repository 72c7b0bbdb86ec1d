"""The reader: a question beside a sentence in its context → how likely the sentence answers, and where in it.

It owns the cross-encoder and its weights; it must not know how sentences are found or what is said of them.
"""

from footnoted.reader.cross_encoder import CrossEncoderReader
from footnoted.reader.onnx_reader import OnnxReader
from footnoted.reader.opening import open_reader
from footnoted.reader.reading import InContext, Reader, Reading

__all__ = ["CrossEncoderReader", "InContext", "OnnxReader", "Reader", "Reading", "open_reader"]
