"""What a page calls itself, and whether it asks for a password, from the first bytes of it.

It owns how titles are read out of HTML of any encoding; it must not know where the page came from.
"""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass
from html.parser import HTMLParser

__all__ = ["Page", "read_page", "unpack"]

LONGEST_TITLE = 500
DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
NAMED = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
# Byte order marks outweigh what is declared; the longer first, for one begins with another.
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Page:
    """A page's titles, its own before the one for social media, and whether it has a field for a password."""

    titles: tuple[str, ...] = ()
    asks_password: bool = False


class TitleReader(HTMLParser):
    """Collects what a page calls itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.shared_title = ""
        self.asks_password = False
        self._inside: str | None = None
        self._is_title_read = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note where a title begins: the page's, not that of a drawing in it."""
        given = {name: value or "" for name, value in attributes}
        if tag in ("title", "svg") and self._inside is None:
            self._inside = tag
        elif tag == "meta" and given.get("property", "").casefold() == "og:title":
            self.shared_title = self.shared_title or given.get("content", "")
        elif tag == "input" and given.get("type", "").casefold() == "password":
            self.asks_password = True

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends."""
        if tag == self._inside:
            self._inside, self._is_title_read = None, self._is_title_read or tag == "title"

    def handle_data(self, data: str) -> None:
        """Keep the words of the first title."""
        if self._inside == "title" and not self._is_title_read:
            self.title += data


def read_page(body: bytes, content_type: str) -> Page:
    """Return what a page says of itself; nothing for anything but HTML, whatever is broken in it."""
    if content_type and not re.search(r"html|xml", content_type, re.I):
        return Page()
    reader = TitleReader()
    try:
        reader.feed(decode(body, content_type))
    except AssertionError:  # the parser's own word for a declaration that it cannot make sense of
        return Page()
    titles = (" ".join(title.split())[:LONGEST_TITLE] for title in (reader.title, reader.shared_title))
    return Page(tuple(dict.fromkeys(filter(None, titles))), reader.asks_password)


def decode(body: bytes, content_type: str) -> str:
    """Return a page's characters by its byte order mark, the header or its own word; what fits none is replaced."""
    marked = next((name for mark, name in MARKS if body.startswith(mark)), None)
    named = NAMED.search(content_type)
    declared = DECLARED.search(body[:2048])
    guesses = (marked, named and named[1], declared and declared[1].decode("ascii", "replace"))
    for name in filter(None, guesses):
        try:
            return body.decode(name, "replace")
        except (LookupError, UnicodeError):
            continue
    return body.decode("utf-8", "replace")


def unpack(body: bytes, encoding: str, most: int) -> bytes:
    """Return at most so many bytes of a compressed body; none where it is packed in another way, or badly.

    The body is asked for unpacked, but not every server listens; and what is packed small may be very large.
    """
    if encoding.strip().casefold() in ("", "identity"):
        return body[:most]
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(body, most)
    except zlib.error:
        return b""
