"""The flow of a paper: raw blocks read in order into titles, paragraphs, tables, notes and asides.

It owns which block carries on which, and where front and back matter begin; it must not know about
sentences, and makes no part of a Document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from footnoted.document import AsideKind, ParagraphKind, Span
from footnoted.parsing.asides import find_pull_quotes, find_running_headers
from footnoted.parsing.blocks import RawBlock, is_finished, read_blocks, starts_low
from footnoted.parsing.outline import BACK_MATTER, STANDING, Contents, Title, read_contents, read_title
from footnoted.parsing.tables import CAPTION, SOURCE_LINE, Grid, is_repeated_header, row_fields

__all__ = ["Flow", "Prose", "Titled", "read_flow"]

# Rights, identifiers and addresses: lines from here on belong to no section.
IMPRINT = re.compile(r"^(?:all rights reserved|copyright|©|isbn|issn|doi\b)", re.IGNORECASE)
LONGEST_STANDFIRST = 70
# Without contents or titles, the body begins at the first paragraph of at least this many characters.
PROSE_LENGTH = 250


@dataclass(slots=True)
class Titled:
    """A title in the flow."""

    title: Title
    block: RawBlock


@dataclass(slots=True)
class Prose:
    """A paragraph in the flow: its stretches, in order, and what kind it is."""

    kind: ParagraphKind
    stretches: list[Span]
    words: str
    depth: int = 0
    is_imprint: bool = False


@dataclass(slots=True)
class Flow:
    """The whole paper in order, with notes and asides taken out of the way."""

    contents: Contents
    items: list[Titled | Prose | Grid] = field(default_factory=list)
    notes: list[RawBlock] = field(default_factory=list)
    asides: list[tuple[AsideKind, Span]] = field(default_factory=list)


def read_flow(text: str) -> Flow:
    """Read a text's blocks in order; odd blocks degrade to paragraphs."""
    blocks = read_blocks(text)
    contents = read_contents(blocks)
    reader = FlowReader(text, blocks, contents)
    for i in range(len(blocks)):
        reader.read(i)
    return reader.flow


class FlowReader:
    """One pass over the blocks, holding what is still open: a sentence, a table, a chapter number."""

    def __init__(self, text: str, blocks: Sequence[RawBlock], contents: Contents) -> None:
        self.text = text
        self.blocks = blocks
        self.flow = Flow(contents)
        self.contents = contents
        self.body_start = find_body_start(blocks, contents)
        self.headers = find_running_headers(blocks, self.body_start)
        skip = self.headers | set(range(self.body_start))
        self.pull_quotes = find_pull_quotes(blocks, skip)
        self.has_chapters = any(
            t is not None and t.level == 1 for t in (self.title_at(i) for i in range(self.body_start, len(blocks)))
        )
        self.open: Prose | None = None
        self.interrupted = False
        self.is_back = False
        self.is_imprint = False
        self.is_itemized = False
        self.caption: RawBlock | None = None

    def read(self, i: int) -> None:
        """Take the block at `i` into the flow."""
        block = self.blocks[i]
        if self.contents.start <= i < self.contents.end:
            self.set_aside("contents", block)
        elif block.shape == "note":
            self.flow.notes.append(block)
            self.interrupted = True
        elif i in self.headers:
            self.set_aside("running_header", block)
        elif i in self.pull_quotes:
            self.set_aside("pull_quote", block)
        elif block.shape == "number":
            if not self.announces_chapter(i):
                self.set_aside("page_number", block)
        elif block.shape == "row":
            self.read_row(block)
        elif i < self.body_start:
            self.flow.items.append(Prose("front_matter", [block.span], block.words))
        else:
            self.read_words(i, block)

    def set_aside(self, kind: AsideKind, block: RawBlock) -> None:
        """Keep a block out of the content."""
        self.flow.asides.append((kind, block.span))
        self.interrupted = True

    def announces_chapter(self, i: int) -> bool:
        """Tell whether a bare number is a chapter's, by the title right behind it."""
        if i + 1 >= len(self.blocks) or i < self.body_start:
            return False
        number = self.blocks[i].words.strip(" -–—|")
        following = self.blocks[i + 1]
        title = read_title(following, number, self.contents)
        if title is None or i + 1 in self.headers:
            return False
        if self.contents.entries:
            return self.contents.find(following.words, number) is not None
        return not self.is_unfinished() and len(number) <= 2

    def is_unfinished(self) -> bool:
        """Tell whether a sentence is still open."""
        return self.open is not None and not is_finished(self.open.words)

    def title_at(self, i: int) -> Title | None:
        """Read the block at `i` as a title, with the chapter number before it if there is one."""
        before = self.blocks[i - 1] if i else None
        is_number = before is not None and before.shape == "number"
        if is_number and i - 1 >= self.body_start and self.contents_agree(i):
            return read_title(self.blocks[i], self.blocks[i - 1].words.strip(" -–—|"), self.contents)
        return read_title(self.blocks[i], None, self.contents)

    def contents_agree(self, i: int) -> bool:
        """Tell whether the number before the block at `i` can be a chapter's."""
        number = self.blocks[i - 1].words.strip(" -–—|")
        if self.contents.entries:
            return self.contents.find(self.blocks[i].words, number) is not None
        return len(number) <= 2 and not getattr(self, "open", None)

    def read_words(self, i: int, block: RawBlock) -> None:
        """Take a block of words: a title, a caption, a table's source, or prose."""
        last = self.flow.items[-1] if self.flow.items else None
        if CAPTION.match(block.words) and len(block.words) < 250 and self.next_shape(i) == "row":
            self.caption, self.open = block, None
        elif isinstance(last, Grid) and last.source is None and SOURCE_LINE.match(block.words):
            last.source = block
        elif (title := self.title_at(i)) and self.is_title_here(i, title):
            self.add_title(title, block)
        elif self.carries_on(block):
            assert self.open is not None
            self.open.stretches.append(block.span)
            self.open.words += " " + block.words
            self.interrupted = False
        else:
            self.add_prose(i, block)

    def next_content(self, i: int) -> int | None:
        """Return the index of the next block that is neither a running header, a number nor a pull quote."""
        for j in range(i + 1, len(self.blocks)):
            if j not in self.headers and j not in self.pull_quotes and self.blocks[j].shape != "number":
                return j
        return None

    def next_shape(self, i: int) -> str | None:
        """Return the shape of the next content block."""
        j = self.next_content(i)
        return None if j is None else self.blocks[j].shape

    def is_title_here(self, i: int, title: Title) -> bool:
        """Tell whether a block that looks like a title is one where it stands."""
        if title.level == 1 or self.blocks[i].shape == "heading_mark":
            return True
        if self.is_back or self.is_unfinished():
            return False
        j = self.next_content(i)
        if j is None or self.blocks[j].shape == "note":
            return False
        if self.blocks[j].shape == "number":
            return False
        return not starts_low(self.blocks[j].words)

    def add_title(self, title: Title, block: RawBlock) -> None:
        """Put a title into the flow at the level its surroundings give it."""
        last = self.flow.items[-1] if self.flow.items else None
        level = self.level_of(title)
        if level == 1:
            self.is_itemized = False
            self.is_back = bool(BACK_MATTER.match(title.words))
        elif level == 2 and block.shape != "heading_mark" and title.number is None:
            follows_section = isinstance(last, Titled) and last.title.level == 2
            self.is_itemized = self.is_itemized or follows_section
            level = 3 if self.is_itemized else 2
        self.flow.items.append(Titled(Title(level=level, words=title.words, number=title.number), block))
        self.open, self.interrupted = None, False

    def level_of(self, title: Title) -> int:
        """Return the level of a title among the paper's own: one chapter level where none is marked."""
        if not self.has_chapters:
            return 1
        entry = self.contents.find(title.words)
        if title.level != 1 or title.number or entry is None or STANDING.match(title.words):
            return title.level
        numbered = [n for n, other in enumerate(self.contents.entries) if other.number]
        return 2 if numbered and self.contents.entries.index(entry) > numbered[0] else 1

    def carries_on(self, block: RawBlock) -> bool:
        """Tell whether a block is the rest of the sentence that is still open."""
        if self.open is None or block.shape != "text":
            return False
        ends_open = not is_finished(self.open.words)
        if self.open.words.rstrip().endswith((":", ";")) and not starts_low(block.words):
            return False
        if ends_open:
            return self.interrupted or starts_low(block.words)
        return self.interrupted and starts_low(block.words) and not self.open.words.rstrip().endswith(":")

    def add_prose(self, i: int, block: RawBlock) -> None:
        """Begin a new paragraph or bullet."""
        self.is_imprint = self.is_imprint or (self.is_back and bool(IMPRINT.match(block.words)))
        prose = Prose(self.prose_kind(i, block), [block.span], block.words, block.depth, self.is_imprint)
        self.flow.items.append(prose)
        self.open, self.interrupted = (None if self.is_back else prose), False

    def prose_kind(self, i: int, block: RawBlock) -> ParagraphKind:
        """Return what kind of paragraph a block is where it stands."""
        if block.shape == "bullet":
            return "bullet"
        if self.is_back:
            return "back_matter"
        last = self.flow.items[-1] if self.flow.items else None
        is_first = isinstance(last, Titled) and last.title.level == 1 and last.title.number is not None
        is_short = len(block.words.split()) <= LONGEST_STANDFIRST and is_finished(block.words)
        if is_first and is_short and self.next_shape(i) == "text":
            return "standfirst"
        return "body"

    def read_row(self, block: RawBlock) -> None:
        """Take a table row: into the open table, or as the first row of a new one."""
        fields = row_fields(self.text, block)
        last = self.flow.items[-1] if self.flow.items else None
        if isinstance(last, Grid) and last.source is None and self.caption is None:
            if not is_repeated_header(self.text, fields, last.rows[0]):
                last.rows.append(fields)
        else:
            self.flow.items.append(Grid(rows=[fields], caption=self.caption))
            self.caption = None
        self.interrupted = True


def find_body_start(blocks: Sequence[RawBlock], contents: Contents) -> int:
    """Return the index of the first block of the body: behind the contents page, or the first title."""
    if contents.end >= 0:
        return contents.end
    for i, block in enumerate(blocks):
        title = read_title(block, None, contents)
        if title is not None and title.level == 1 and i > 0:
            is_numbered = blocks[i - 1].shape == "number"
            return i - 1 if is_numbered else i
        if block.shape == "number" and i and i + 1 < len(blocks) and len(block.words) <= 2:
            title = read_title(blocks[i + 1], block.words, contents)
            if title is not None:
                return i
        if block.shape in ("text", "bullet") and len(block.words) >= PROSE_LENGTH:
            return i - 1 if i and read_title(blocks[i - 1], None, contents) and i > 1 else i
    return 0
