"""What goes in and out over HTTP, as Pydantic models.

It owns the shapes of the JSON, made from core objects, and must not know the routes that use them.
"""

from server.schemas.answers import (
    Answer,
    Citation,
    Claim,
    Footnote,
    FootnoteList,
    Passage,
    Result,
    SearchResults,
)
from server.schemas.conversations import Conversation, ConversationList, ConversationSummary, Health
from server.schemas.documents import DocumentList, DocumentSummary
from server.schemas.spans import Pages, SpanPair, list_spans

__all__ = [
    "Answer",
    "Citation",
    "Claim",
    "Conversation",
    "ConversationList",
    "ConversationSummary",
    "DocumentList",
    "DocumentSummary",
    "Footnote",
    "FootnoteList",
    "Health",
    "Pages",
    "Passage",
    "Result",
    "SearchResults",
    "SpanPair",
    "list_spans",
]
