"""Places in a paper, as JSON.

It owns how spans and pages are written and must not know what they point at.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from footnoted.document import Spans

__all__ = ["Pages", "SpanPair", "WordPair", "list_spans"]

Offset = Annotated[int, Field(ge=0)]
SpanPair = Annotated[tuple[Offset, Offset], Field(description="[start, end) in code points of the canonical text.")]
WordPair = Annotated[tuple[Offset, Offset], Field(description="[start, end) in code points of the text beside it.")]
Pages = Annotated[tuple[int, int], Field(description="First and last printed page.")]


def list_spans(spans: Spans) -> list[tuple[int, int]]:
    """Return spans as pairs of offsets."""
    return [(span.start, span.end) for span in spans]
