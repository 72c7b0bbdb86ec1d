"""Answers and reference lists as files: Markdown, Word, BibTeX, RIS, CSL-JSON, formatted text.

It owns what an export holds and how each kind of file writes it; it must not know who asked for it.
"""

from footnoted.exporting.files import (
    FORMATS,
    Export,
    ExportFormat,
    export_answer,
    export_conversation,
    export_references,
)

__all__ = ["FORMATS", "Export", "ExportFormat", "export_answer", "export_conversation", "export_references"]
