"""One example for each kind of reply, as the API's description shows them.

It owns the examples' words, which stand so in the paper, and must not know the models: a test holds them together.
"""

from __future__ import annotations

from typing import Any

__all__ = ["ANSWER", "CITATION", "CONVERSATION", "DOCUMENT", "FEEDBACK", "FOOTNOTE", "HEALTH", "SEARCH"]

Example = dict[str, Any]

PAPER = "howell-2025-south-korea"
SECTION = ["03 The main factors affecting South Korean foreign policy", "The Trump factor"]
SPANS = [[38377, 38565], [38566, 38639], [38640, 38696]]
QUESTION = "What tariff did the US and South Korea agree on?"
QUOTE = (
    "After months of negotiations, US–South Korea talks saw tariffs reduced to 15 per cent in October 2025, "
    "on par with those imposed on Japan and the EU, in exchange for South Korea investing $200 billion in cash – "
    "over multiple years – together with an additional $150 billion investment in the US shipbuilding industry."
)

PASSAGE: Example = {
    "document": PAPER,
    "passage": "s130",
    "kind": "sentence",
    "quote": QUOTE,
    "spans": SPANS,
    "section": SECTION,
    "pages": [15, 21],
    "footnotes": [27],
    "grounds": "cited",
    "url": f"/read/{PAPER}#s=38377-38565,38566-38639,38640-38696",
}

CITATION: Example = {"number": 1, **PASSAGE}

FOOTNOTE: Example = {
    "number": 27,
    "document": PAPER,
    "text": "Choe, S-H. and Wakabayashi, D. (2025), ‘South Korea Says U.S. Agreed to Lower Tariffs and to Ease "
    "Investment Terms’, New York Times, 29 October 2025, "
    "<https://www.nytimes.com/2025/10/29/us/politics/tariff-trump-south-korea-trade.html>.",
    "spans": [[39692, 39809], [39810, 39824], [39825, 39929]],
    "marker": [[38696, 38698]],
    "sources": [
        {
            "text": "Choe, S-H. and Wakabayashi, D. (2025), ‘South Korea Says U.S. Agreed to Lower Tariffs and to "
            "Ease Investment Terms’, New York Times, 29 October 2025, "
            "<https://www.nytimes.com/2025/10/29/us/politics/tariff-trump-south-korea-trade.html>",
            "type": "article-newspaper",
            "authors": ["Choe, S-H.", "Wakabayashi, D."],
            "names": [
                {"role": "author", "family": "Choe", "given": "S-H.", "suffix": None, "literal": None},
                {"role": "author", "family": "Wakabayashi", "given": "D.", "suffix": None, "literal": None},
            ],
            "year": 2025,
            "date": "2025-10-29",
            "title": "South Korea Says U.S. Agreed to Lower Tariffs and to Ease Investment Terms",
            "container": "New York Times",
            "volume": None,
            "issue": None,
            "page": None,
            "publisher": None,
            "place": None,
            "edition": None,
            "number": None,
            "genre": None,
            "medium": None,
            "language": None,
            "via": None,
            "url": "https://www.nytimes.com/2025/10/29/us/politics/tariff-trump-south-korea-trade.html",
            "further_urls": [],
            "doi": None,
            "accessed": None,
            "locator": None,
            "resolved_from": None,
            "path": [],
            "is_parsed": True,
        }
    ],
    "supports": [
        {"quote": QUOTE, "spans": SPANS, "section": SECTION, "stretch": {"quote": QUOTE, "spans": SPANS}},
    ],
}

ANSWER: Example = {
    "id": "4f0b1d3c9a6e4c0f8a52f1d7f2f0a9be",
    "conversation_id": "0d4c5a1e7b7f4b3f9c0a6d1b2e3f4a5b",
    "status": "answered",
    "question": QUESTION,
    "standalone_question": QUESTION,
    "text": f"{QUOTE} [1]",
    "claims": [{"text": QUOTE, "citations": [1], "support": "verbatim", "emphasis": [74, 85]}],
    "citations": [CITATION],
    "footnotes": [FOOTNOTE],
    "nearest": [],
    "confidence": 0.87,
    "answerer": "extractive",
    "model": None,
    "timings_ms": {"understand": 0.3, "retrieve": 9.1, "answer": 3.0, "verify": 0.2, "total": 12.6},
    "generation": None,
    "fallback": None,
}

SEARCH: Example = {"query": "tariffs reduced to 15 per cent", "results": [{"score": 0.73, **PASSAGE}]}

DOCUMENT: Example = {
    "id": PAPER,
    "title": "How South Korea can balance its US commitments with global engagement",
    "subtitle": "The key foreign policy challenges for the Lee government",
    "authors": ["Edward Howell"],
    "date": "2025-12",
    "publisher": "Royal Institute of International Affairs (Chatham House)",
    "series": "Research Paper, Asia-Pacific Programme",
    "doi": "10.55317/9781784136420",
    "isbn": "978 1 78413 642 0",
    "rights": "Copyright © The Royal Institute of International Affairs, 2025. All rights reserved.",
    "attribution": "Edward Howell, Chatham House, December 2025.",
    "citation": None,
    "language": "en",
    "outline": [
        {
            "id": "h6",
            "level": 2,
            "number": None,
            "title": "The Trump factor",
            "label": "The Trump factor",
            "span": [36767, 36783],
            "pages": None,
        }
    ],
    "counts": {"footnotes": 61, "sentences": 340, "tables": 2, "headings": 17},
    "remarks": [],
    "starters": [QUESTION],
}

CONVERSATION: Example = {
    "id": ANSWER["conversation_id"],
    "title": QUESTION,
    "created": "2026-01-01T09:30:00.000000Z",
    "updated": "2026-01-01T09:30:00.000000Z",
    "turns": [{"question": QUESTION, "asked": "2026-01-01T09:30:00.000000Z", "answer": ANSWER}],
}

FEEDBACK: Example = {
    "id": "7c1e5f0a2b3d4c5e6f708192a3b4c5d6",
    "given": "2026-01-01T09:31:00.000000Z",
    "verdict": "wrong_words",
    "citation": 1,
    "comment": "The tariff was cut before October.",
    "note": None,
    "words": {"document": PAPER, "spans": [[38377, 38565]], "quote": QUOTE[: SPANS[0][1] - SPANS[0][0]].strip()},
    "answer_id": ANSWER["id"],
    "conversation_id": ANSWER["conversation_id"],
    "question": QUESTION,
    "status": "answered",
    "text": ANSWER["text"],
    "quote": QUOTE,
}

HEALTH: Example = {"status": "ready", "version": "0.1.0", "documents": 1, "passages": 480}
