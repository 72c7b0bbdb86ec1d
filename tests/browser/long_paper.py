"""A paper of any length as the server describes it, made up word by word, for tests of how the page bears it.

The same length is the same paper every time; it owns no rule of the parser and asks no server.
"""

import json
import random
from dataclasses import dataclass, field
from functools import partial
from typing import Any

IDENTIFIER = "a-long-report"
WORDS = "policy region trade minister agreement alliance export measure the of and in to a for on with from year"
WORDS_A_PAGE = 420
PARAGRAPHS_A_PAGE = 4
PAGES_A_SECTION = 5
SECTIONS_A_CHAPTER = 4
NOTES_A_PAGE = 3

Json = dict[str, Any]


def _fulfill(body: str, route: Any) -> None:
    route.fulfill(body=body, content_type="application/json")


@dataclass(kw_only=True)
class LongPaper:
    """A made-up paper: what `/api/documents`, `…/blocks` and `…/footnotes` answer."""

    pages: int
    blocks: list[Json] = field(default_factory=list)
    notes: list[Json] = field(default_factory=list)
    outline: list[Json] = field(default_factory=list)
    text: str = ""
    _random: random.Random = field(default_factory=lambda: random.Random(300))

    def __post_init__(self) -> None:
        for page in range(self.pages):
            if page % PAGES_A_SECTION == 0:
                section = page // PAGES_A_SECTION
                self._add_heading(1 if section % SECTIONS_A_CHAPTER == 0 else 2, page)
            for paragraph in range(PARAGRAPHS_A_PAGE):
                self._add_paragraph(has_note=paragraph < NOTES_A_PAGE)
            if page % 10 == 4:
                self._add_table()
        for note in self.notes:
            note["spans"] = [self._write(note["text"])]

    @property
    def summary(self) -> Json:
        """Return the entry of the paper among the documents."""
        names = {"id": IDENTIFIER, "title": "A long report", "subtitle": None, "authors": ["A. Writer"]}
        known = {"date": "2025", "publisher": "Nobody", "series": None, "doi": None, "rights": None}
        return names | known | {"attribution": None, "language": "en", "outline": self.outline, "starters": []}

    @property
    def described(self) -> Json:
        """Return the paper's blocks and notes."""
        notes = [
            {
                "kind": "footnote",
                "number": note["number"],
                "spans": note["spans"],
                "runs": [{"text": note["text"], "span": note["spans"][0], "style": None}],
                "markers": note["marker"],
            }
            for note in self.notes
        ]
        return {"document": IDENTIFIER, "blocks": self.blocks, "footnotes": notes, "asides": []}

    def serve_to(self, page: Any) -> None:
        """Let a browser's page find this paper where the server's only one was."""
        answers = {
            "/api/documents": {"documents": [self.summary]},
            f"/api/documents/{IDENTIFIER}/blocks": self.described,
            f"/api/documents/{IDENTIFIER}/footnotes": {"footnotes": self.notes},
        }
        for path, answer in answers.items():
            page.route(f"**{path}", partial(_fulfill, json.dumps(answer)))

    def _write(self, words: str) -> list[int]:
        start = len(self.text)
        self.text += words
        end = len(self.text)
        self.text += "\n\n"
        return [start, end]

    def _make_words(self, count: int) -> str:
        words = self._random.choices(WORDS.split(), k=count)
        return " ".join(words).capitalize() + "."

    def _add_heading(self, level: int, page: int) -> None:
        title = self._make_words(5).rstrip(".")
        span = self._write(title)
        number = f"{len(self.outline) + 1:02}" if level == 1 else None
        entry = {"id": f"h{len(self.outline)}", "level": level, "number": number, "title": title, "pages": [page, page]}
        entry["label"] = f"{number} {title}" if number else title
        self.outline.append(entry | {"span": span})
        self.blocks.append(entry | {"kind": "heading", "runs": [{"text": title, "span": span, "style": None}]})

    def _add_paragraph(self, *, has_note: bool) -> None:
        words = self._make_words(WORDS_A_PAGE // PARAGRAPHS_A_PAGE)
        span = self._write(words)
        runs: list[Json] = [{"text": words, "span": span, "style": None}]
        if has_note:
            number = len(self.notes) + 1
            marker = [span[1], span[1] + 1]
            runs.append({"note": number, "span": marker})
            self.notes.append(self._make_note(number, marker, quote=words, spans=[span]))
        place = {"id": f"p{len(self.blocks)}", "role": "body", "depth": 0, "section": [], "sentences": []}
        self.blocks.append(place | {"kind": "paragraph", "runs": runs})

    def _make_note(self, number: int, marker: list[int], *, quote: str, spans: list[list[int]]) -> Json:
        title = self._make_words(8)
        source = dict.fromkeys(["date", "container", "publisher", "doi", "locator", "resolved_from"], None)
        source |= {"text": title, "type": "report", "authors": ["Writer, B."], "year": 2024, "title": title}
        source |= {"url": f"https://example.org/{number}", "path": []}
        text = f"Writer, B. (2024), {title}"
        supports = [{"quote": quote, "spans": spans, "section": []}]
        known = {"number": number, "document": IDENTIFIER, "text": text, "marker": [marker]}
        return known | {"sources": [source], "supports": supports}

    def _add_table(self) -> None:
        def make_cell(row: int, column: int) -> Json:
            words = self._random.choice(WORDS.split())
            span = self._write(words)
            run = {"text": words, "span": span, "style": None}
            return {"id": f"c{span[0]}", "text": words, "row": row, "column": column, "spans": [span], "runs": [run]}

        rows = [[make_cell(row, column) for column in range(6)] for row in range(12)]
        table = {"kind": "table", "id": f"t{len(self.blocks)}", "number": None, "caption": None, "sources": None}
        self.blocks.append(table | {"header": rows[0], "rows": rows[1:], "section": []})
