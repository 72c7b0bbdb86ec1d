"""The JSON of what tools are given beyond the objects of the API.

It owns the names and shapes that clients rely on and must not know by which protocol they go out.
"""

from __future__ import annotations

from pydantic import Field

from server.schemas.answers import Passage

__all__ = ["PassageInContext"]


class PassageInContext(Passage):
    """A passage, and the paragraph or the row that it lies in."""

    within: Passage | None = Field(description="The passage around it: of a sentence its paragraph, of a cell its row.")
