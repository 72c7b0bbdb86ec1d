"""Works of every awkward kind, as CSL-JSON."""

from __future__ import annotations

from typing import Any

__all__ = ["AWKWARD", "ITEMS", "find"]

AWKWARD = '100% of {braces}, a } alone, R&D #1 $5 a_b \\ back ~ ^ "q" ‘s’ 한국 é'

ITEMS: list[dict[str, Any]] = [
    {
        "id": "choe-2025",
        "type": "article-newspaper",
        "author": [{"family": "Choe", "given": "S-H."}, {"family": "Wakabayashi", "given": "D."}],
        "issued": {"date-parts": [[2025, 10, 29]]},
        "title": "South Korea Says U.S. Agreed to Ease Terms",
        "container-title": "New York Times",
        "URL": "https://www.nytimes.com/2025/10/29/a_b?x=1&y=%20~z#c{d}",
        "annote": "Cited in fn 27",
    },
    {
        "id": "ministry-2020",
        "type": "book",
        "author": [{"literal": "Ministry of Trade, Industry and Energy (산업부)"}],
        "issued": {"date-parts": [[2020]]},
        "title": "외교백서",
        "publisher": "Smith & Sons",
        "publisher-place": "Seoul",
    },
    {
        "id": "goethe-1990",
        "type": "chapter",
        "author": [{"family": "Goethe", "given": "J. W.", "non-dropping-particle": "von", "suffix": "Jr."}],
        "editor": [{"family": "Bland and Co", "given": "K."}],
        "issued": {"date-parts": [[1990, 5]]},
        "title": AWKWARD,
        "container-title": f"In {AWKWARD}",
        "page": "10–22",
        "publisher": "OUP",
    },
    {
        "id": "cha-2010",
        "type": "article-journal",
        "author": [{"family": "Cha", "given": "V."}],
        "issued": {"date-parts": [[2010]]},
        "title": "Powerplay",
        "container-title": "International Security",
        "volume": "34",
        "issue": "3",
        "page": "158-196",
        "DOI": "10.1162/isec.2010.34.3.158",
    },
    {
        "id": "un-2025",
        "type": "report",
        "author": [{"literal": "United Nations"}],
        "title": "Situation",
        "publisher": "UN",
        "number": "A/HRC/60/58",
        "issued": {"date-parts": [[2025, 9, 4]]},
    },
    {
        "id": "page",
        "type": "webpage",
        "title": "Some page",
        "URL": "https://x.org/a",
        "accessed": {"date-parts": [[2025, 1, 2]]},
    },
    {"id": "talk", "type": "interview", "title": "Author interview with an official"},
    {"id": "odd one", "type": "document"},
]


def find(id: str) -> dict[str, Any]:
    """Return an item by its id."""
    return next(item for item in ITEMS if item["id"] == id)
