"""The flow of a paper: raw blocks read in order into titles, paragraphs, tables, notes and asides.

It owns which block carries on which, and where front and back matter begin; it must not know about
sentences, and makes no part of a Document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from footnoted.document import AsideKind, Marker, ParagraphKind, Span
from footnoted.parsing.blocks import LIST_ITEM, RawBlock, read_blocks
from footnoted.parsing.contents import Contents
from footnoted.parsing.levels import Levels
from footnoted.parsing.lines import is_finished, read_lines, starts_low
from footnoted.parsing.plain import find_plain_notes
from footnoted.parsing.survey import Survey, survey_blocks
from footnoted.parsing.tables import CAPTION, LONGEST_CAPTION, SOURCE_LINE, Grid
from footnoted.parsing.titles import BACK_MATTER, Title

__all__ = ["Flow", "Prose", "Titled", "read_flow"]

# Rights, identifiers and addresses: lines from here on belong to no section.
IMPRINT = re.compile(r"^(?:all rights reserved|copyright|©|isbn|issn|doi\b)", re.IGNORECASE)
YEAR = re.compile(r"(?:18|19|20)\d\d$")
LONGEST_STANDFIRST = 70


@dataclass(frozen=True, slots=True)
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

    @property
    def is_unfinished(self) -> bool:
        """Tell whether its last sentence is still open."""
        return not is_finished(self.words)

    def carry_on(self, block: RawBlock) -> None:
        """Take the rest of the last sentence."""
        self.stretches.append(block.span)
        self.words = block.words


@dataclass(slots=True)
class Flow:
    """The whole paper in order, with notes and asides taken out of the way."""

    contents: Contents
    items: list[Titled | Prose | Grid] = field(default_factory=list)
    notes: list[RawBlock] = field(default_factory=list)
    asides: list[tuple[AsideKind, Span]] = field(default_factory=list)
    plain_markers: tuple[Marker, ...] = ()


def read_flow(text: str) -> Flow:
    """Read a text's blocks in order; odd blocks degrade to paragraphs."""
    lines = read_lines(text)
    plain = find_plain_notes(text, lines)
    survey = survey_blocks(read_blocks(text, lines, plain.definitions))
    reader = FlowReader(survey)
    reader.flow.plain_markers = plain.markers
    for i in range(len(survey.blocks)):
        reader.read(i)
    return reader.flow


class FlowReader:
    """One pass over the blocks, holding what is still open: a sentence, a table, the back matter."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.flow = Flow(survey.contents)
        self.open: Prose | None = None
        self.caption: RawBlock | None = None
        self.is_interrupted = False
        self.is_back = False
        self.is_imprint = False
        self.last_is_caption = False
        self.levels = Levels(survey)

    @property
    def last(self) -> Titled | Prose | Grid | None:
        """What the flow ends with so far."""
        return self.flow.items[-1] if self.flow.items else None

    def read(self, i: int) -> None:
        """Take the block at `i` into the flow."""
        block = self.survey.blocks[i]
        aside = self.aside_kind(i, block)
        if aside is not None:
            self.flow.asides.append((aside, block.span))
            self.is_interrupted = True
        elif block.shape == "note":
            self.flow.notes.append(block)
            self.is_interrupted = True
        elif i in self.survey.announcers:
            return
        elif block.shape == "row":
            self.read_row(block)
        elif i < self.survey.body_start:
            self.flow.items.append(Prose("front_matter", [block.span], block.words))
        else:
            self.read_words(i, block)

    def aside_kind(self, i: int, block: RawBlock) -> AsideKind | None:
        """Return what a block is if it is no content."""
        survey = self.survey
        if survey.contents.start <= i < survey.contents.end:
            return "contents"
        if i in survey.headers:
            return "running_header"
        if i in survey.pull_quotes:
            return "pull_quote"
        return "page_number" if block.shape == "number" and self.numbers_page(i, block.words) else None

    def numbers_page(self, i: int, words: str) -> bool:
        """Tell whether a bare number is a page's: no chapter's, and no year on the title page."""
        if i in self.survey.announcers or (i < self.survey.body_start and YEAR.match(words)):
            return False
        return words.strip("-–—| \t")[:1].isdigit() or words.islower() or words.lower().startswith(("page", "p."))

    def read_words(self, i: int, block: RawBlock) -> None:
        """Take a block of words of the body: a caption, a source line, a title or prose."""
        title = self.survey.titles.get(i)
        if CAPTION.match(block.words) and len(block.words) < LONGEST_CAPTION:
            self.read_caption(i, block)
        elif SOURCE_LINE.match(block.words) and self.takes_source(block):
            return
        elif title is not None and self.is_title_here(i, title):
            self.add_title(title, block)
        elif self.open is not None and self.carries_on(self.open, block):
            self.open.carry_on(block)
            self.is_interrupted = False
        else:
            self.add_prose(i, block)

    def read_caption(self, i: int, block: RawBlock) -> None:
        """Take the caption of a table, or of a figure whose picture the text has lost."""
        following = self.survey.next_content(i, passing_notes=True)
        if following is None or following.shape != "row":
            self.flow.items.append(Prose("body", [block.span], block.words))
            self.is_interrupted, self.last_is_caption = True, True
        elif isinstance(self.last, Grid) and self.last.is_captioned_like(block):
            self.flow.asides.append(("running_header", block.span))
        else:
            self.caption = block

    def takes_source(self, block: RawBlock) -> bool:
        """Take a source line behind a table or a figure's caption; tell whether it was one."""
        if isinstance(self.last, Grid) and self.last.source is None:
            self.last.source = block
        elif self.last_is_caption:
            self.flow.items.append(Prose("source", [block.span], block.words))
        else:
            return False
        self.is_interrupted, self.last_is_caption = True, False
        return True

    def is_title_here(self, i: int, title: Title) -> bool:
        """Tell whether a block that looks like a title is one where it stands."""
        if title.is_marked or (title.level == 1 and not self.is_unfinished()):
            return True
        if self.is_back or self.is_unfinished() or self.is_at_page_end(i):
            return False
        following = self.survey.next_content(i)
        if following is None or following.shape in ("note", "number"):
            return False
        return not starts_low(following.words)

    def is_at_page_end(self, i: int) -> bool:
        """Tell whether a running header or a page number stands right behind a block, where no title does."""
        following = self.survey.blocks[i + 1 : i + 2]
        return any(self.aside_kind(i + 1, block) in ("running_header", "page_number") for block in following)

    def is_unfinished(self) -> bool:
        """Tell whether a sentence is still open."""
        return self.open is not None and self.open.is_unfinished

    def add_title(self, title: Title, block: RawBlock) -> None:
        """Put a title into the flow at the level its surroundings give it."""
        level = self.levels.place(title, follows=isinstance(self.last, Titled))
        if level == 1:
            self.is_back, self.is_imprint = bool(BACK_MATTER.match(title.words)), False
        self.flow.items.append(Titled(replace(title, level=level), block))
        self.open, self.is_interrupted, self.last_is_caption = None, False, False

    def carries_on(self, prose: Prose, block: RawBlock) -> bool:
        """Tell whether a block is the rest of the sentence that is still open."""
        if block.shape != "text" or prose.words.rstrip().endswith(":"):
            return False
        is_low = starts_low(block.words)
        if prose.words.rstrip().endswith(";"):
            return is_low
        # One sign is not enough: an open sentence, a small letter, something in between.
        return (prose.is_unfinished, is_low, self.is_interrupted).count(True) >= 2

    def add_prose(self, i: int, block: RawBlock) -> None:
        """Begin a new paragraph or bullet."""
        self.is_imprint = self.is_imprint or (self.is_back and bool(IMPRINT.match(block.words)))
        span = block.span
        item = LIST_ITEM.match(block.words) if i in self.survey.items else None
        if item is not None and item.end() < len(block.words):
            span = Span(span.start + item.end(), span.end)
        prose = Prose(self.prose_kind(i, block), [span], block.words, block.depth, self.is_imprint)
        self.flow.items.append(prose)
        self.open, self.is_interrupted, self.last_is_caption = (None if self.is_back else prose), False, False

    def prose_kind(self, i: int, block: RawBlock) -> ParagraphKind:
        """Return what kind of paragraph a block is where it stands."""
        if block.shape == "bullet" or i in self.survey.items:
            return "bullet"
        if self.is_back:
            return "back_matter"
        last = self.last
        is_first = isinstance(last, Titled) and last.title.level == 1 and last.title.number is not None
        is_whole = is_finished(block.words) and not block.words.endswith(":")
        is_short = is_whole and len(block.words.split()) <= LONGEST_STANDFIRST
        following = self.survey.next_content(i)
        if is_first and is_short and following is not None and following.shape == "text":
            return "standfirst"
        return "body"

    def read_row(self, block: RawBlock) -> None:
        """Take a table row: into the open table, or as the first row of a new one."""
        last = self.last
        if isinstance(last, Grid) and last.source is None and self.caption is None:
            last.add(block)
        else:
            grid = Grid(caption=self.caption)
            grid.add(block)
            self.flow.items.append(grid)
            self.caption = None
        self.is_interrupted, self.last_is_caption = True, False
