"""The survey of a paper before it is read: contents, where the body begins, headers, pull quotes and titles.

It owns what can be known of a block from the whole paper; it must not know which sentence is open where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from footnoted.parsing.blocks import RawBlock
from footnoted.parsing.contents import Contents, read_contents
from footnoted.parsing.headers import find_running_headers
from footnoted.parsing.notes import ENDNOTE
from footnoted.parsing.quotes import find_pull_quotes
from footnoted.parsing.tables import join_captions
from footnoted.parsing.titles import STANDING, Title, count_number, is_list_item, read_label, read_title

__all__ = ["Survey", "survey_blocks"]

# Without contents or titles, the body begins at the first paragraph of at least this many characters.
PROSE_LENGTH = 250
NOTES_TITLE = re.compile(r"(?:end|foot)?notes$", re.IGNORECASE)
CHAPTER_WORD = re.compile(r"chapter|part", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the whole paper says of its blocks, by their indexes.

    `announcers` are numbers that stand above a chapter's title; a paper `is_flat` when nothing in it tells
    chapters from sections; `depths` are the levels of marked headings as the paper uses them.
    """

    blocks: tuple[RawBlock, ...]
    contents: Contents
    body_start: int
    headers: frozenset[int]
    pull_quotes: frozenset[int]
    titles: Mapping[int, Title]
    announcers: frozenset[int]
    items: frozenset[int]
    is_flat: bool

    def next_content(self, i: int, *, passing_notes: bool = False) -> RawBlock | None:
        """Return the next block that is neither a running header, a number nor a pull quote, nor perhaps a note."""
        for j in range(i + 1, len(self.blocks)):
            if passing_notes and self.blocks[j].shape == "note":
                continue
            is_aside = j in self.headers or j in self.pull_quotes or self.blocks[j].shape == "number"
            if not is_aside or j in self.announcers:
                return self.blocks[j]
        return None


def survey_blocks(blocks: Sequence[RawBlock]) -> Survey:
    """Survey the blocks of a paper."""
    blocks = mark_endnotes(join_captions(blocks))
    contents = read_contents(blocks)
    items = {i for i in range(len(blocks)) if is_list_item(blocks, i)} - set(range(contents.start, contents.end))
    shaped = {i: t for i, b in enumerate(blocks) if i not in items and (t := read_title(b, contents))}
    body_start = find_body_start(blocks, contents, shaped)
    headers = find_running_headers(blocks, body_start, contents)
    shaped = {i: title for i, title in shaped.items() if i >= body_start and i not in headers}
    titles, announcers = number_titles(blocks, contents, shaped, body_start, headers)
    quotes = find_pull_quotes(blocks, headers | set(range(body_start)) | announcers | set(marked(titles)))
    return Survey(
        blocks=tuple(blocks),
        contents=contents,
        body_start=body_start,
        headers=frozenset(headers),
        pull_quotes=frozenset(quotes),
        titles={i: title for i, title in titles.items() if i not in quotes},
        announcers=frozenset(announcers),
        items=frozenset(items),
        is_flat=not any(title.is_marked for title in titles.values()),
    )


def mark_endnotes(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Return the blocks, those counted up from one under a heading for notes read as definitions."""
    found: list[RawBlock] = []
    expected = 0
    for block in blocks:
        item = ENDNOTE.match(block.words) if block.shape in ("text", "row") else None
        if block.shape in ("text", "heading_mark") and NOTES_TITLE.match(block.words):
            expected = 1
        elif expected and item and int(item["label"]) == expected:
            block = replace(block, shape="note")  # noqa: PLW2901
            expected += 1
        elif block.shape not in ("number", "note"):
            expected = 0
        found.append(block)
    return found


def marked(titles: Mapping[int, Title]) -> Iterator[int]:
    """Yield the indexes of titles that a number, a mark or the contents vouch for."""
    return (i for i, title in titles.items() if title.is_marked)


def find_body_start(blocks: Sequence[RawBlock], contents: Contents, shaped: Mapping[int, Title]) -> int:
    """Return the index of the first block of the body: behind the contents page, or the first title."""
    if contents.end >= 0:
        return contents.end
    marks = [i for i, block in enumerate(blocks) if block.shape == "heading_mark"]
    if marks:
        return find_marked_start(blocks, marks)
    for i, block in enumerate(blocks):
        title = shaped.get(i)
        if title is not None and begins_body(title):
            return i
        label = read_label(block)
        if label is not None and count_number(label) in (0, 1) and i + 1 in shaped:
            return i
        if block.shape in ("text", "bullet") and len(block.words) >= PROSE_LENGTH:
            return i - 1 if i > 1 and i - 1 in shaped else i
    return 0


def begins_body(title: Title) -> bool:
    """Tell whether a title is the first of the body: number one, or a summary or introduction."""
    if title.number is None:
        return STANDING.match(title.words) is not None
    return "." in title.number or count_number(title.number) in (0, 1)


def find_marked_start(blocks: Sequence[RawBlock], marks: Sequence[int]) -> int:
    """Return where the body of a paper with marked headings begins: a single topmost one is the paper's title."""
    top = min(blocks[i].depth for i in marks)
    is_title = [blocks[i].depth for i in marks].count(top) == 1 and blocks[marks[0]].depth == top and len(marks) > 1
    if not is_title:
        return marks[0]
    for i in range(marks[0] + 1, marks[1]):
        if len(blocks[i].words) >= PROSE_LENGTH:
            return i
    return marks[1]


def number_titles(
    blocks: Sequence[RawBlock], contents: Contents, shaped: Mapping[int, Title], body_start: int, headers: set[int]
) -> tuple[dict[int, Title], set[int]]:
    """Return the titles with the chapter numbers that hold, and the blocks that only bear such a number.

    A number holds when the contents say so; without contents, when the numbers count up one by one.
    """
    depths = [blocks[i].depth for i in shaped if blocks[i].shape == "heading_mark"]
    has_numbers = any(entry.number for entry in contents.entries)
    titles: dict[int, Title] = {}
    announcers: set[int] = set()
    expected: int | None = None
    for i, title in sorted(shaped.items()):
        if depths and blocks[i].shape != "heading_mark":
            continue
        label = find_label(blocks, i, body_start, headers)
        if label is not None and contents.entries and contents.find(title.words, label) is None:
            label = None
        number = label or (title.number if title.level == 1 else None)
        count = count_number(number) if number else None
        holds = count is not None and (has_numbers or (count in (0, 1) if expected is None else count == expected))
        if holds and count is not None:
            expected = count + 1
            announcers |= {i - 1} if label else set()
            titles[i] = replace(title, level=1, number=number, is_marked=True)
        else:
            titles[i] = withdraw_number(title, blocks[i])
        if depths:
            titles[i] = replace(titles[i], level=min(blocks[i].depth - min(depths) + 1, 3))
    for i in range(max(body_start, 0), len(blocks)):
        if CHAPTER_WORD.match(blocks[i].words) and blocks[i].shape == "number" and i not in headers | announcers:
            titles[i] = Title(level=1, words=blocks[i].words, is_marked=True)
    return titles, announcers


def find_label(blocks: Sequence[RawBlock], i: int, body_start: int, headers: set[int]) -> str | None:
    """Return the chapter number that stands on a line of its own right above the title at `i`."""
    if i <= body_start or blocks[i].gap == "page" or i - 1 in headers:
        return None
    return read_label(blocks[i - 1])


def withdraw_number(title: Title, block: RawBlock) -> Title:
    """Return a title whose number is no chapter's: the number is a part of its words again."""
    if title.number is None or title.is_marked:
        return title
    return Title(level=2, words=block.words)
