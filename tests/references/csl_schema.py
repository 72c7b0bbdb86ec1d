"""The shape of a CSL-JSON item, from the variables and types that CSL 1.0.2 lists.

It owns what a valid item may hold, by the published input schema of CSL 1.0.2; it must not know how this program
makes one.
"""

from __future__ import annotations

import re
from typing import Any


def list_words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"\S+", text)


TYPES = list_words(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage"""
)
NAMES = list_words(
    """author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer illustrator interviewer organizer original-author performer producer
    recipient reviewed-author translator"""
)
DATES = list_words("accessed available-date event-date issued original-date submitted")
NUMBERS = list_words(
    """chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first section version volume"""
)
TEXTS = list_words(
    """abstract annote archive archive_collection archive_location archive-place authority call-number citation-label
    collection-title container-title container-title-short dimensions division DOI event event-place genre ISBN ISSN
    jurisdiction keyword language medium note original-publisher original-publisher-place original-title part-title
    PMCID PMID publisher publisher-place references reviewed-title scale source status title title-short URL
    year-suffix"""
)

TEXT = {"type": "string", "minLength": 1}
NAME = {
    "type": "object",
    "properties": dict.fromkeys(
        ("family", "given", "suffix", "literal", "dropping-particle", "non-dropping-particle"), TEXT
    ),
    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "prefixItems": [
                    {"type": "integer", "minimum": 1000, "maximum": 2999},
                    {"type": "integer", "minimum": 1, "maximum": 12},
                    {"type": "integer", "minimum": 1, "maximum": 31},
                ],
                "items": False,
            },
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
ITEM: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "id": TEXT,
        "type": {"enum": TYPES},
        **{name: {"type": "array", "minItems": 1, "items": NAME} for name in NAMES},
        **dict.fromkeys(DATES, DATE),
        **{number: {"anyOf": [TEXT, {"type": "number"}]} for number in NUMBERS},
        **dict.fromkeys(TEXTS, TEXT),
    },
    "required": ["id", "type"],
    "additionalProperties": False,
}
