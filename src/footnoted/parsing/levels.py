"""How deep each title stands among the paper's own.

It owns the levels of titles that carry no mark of their own; it must not know about prose.
"""

from __future__ import annotations

from footnoted.parsing.survey import Survey
from footnoted.parsing.titles import STANDING, Title

__all__ = ["Levels"]


class Levels:
    """Gives each title its level, in reading order.

    A section title that directly follows another opens a list of titled items under it.
    """

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.left = len(survey.titles)
        self.last: Title | None = None
        self.has_items = False
        self.is_under_decimal = False

    def place(self, title: Title, *, follows: bool) -> int:
        """Return the level of a title; `follows` tells whether it stands directly behind another."""
        self.left -= 1
        level = self.flat_level(title, follows) if self.survey.is_flat else self.nested_level(title, follows)
        self.last = title
        return level

    def flat_level(self, title: Title, follows: bool) -> int:
        """Return 1 in a paper that tells no levels apart, but 2 for items in its second half."""
        if STANDING.match(title.words):
            self.has_items = False
        elif follows and self.last is not None and not STANDING.match(self.last.words):
            self.has_items = self.has_items or 2 * self.left < len(self.survey.titles)
        return 2 if self.has_items else 1

    def nested_level(self, title: Title, follows: bool) -> int:
        """Return the level that mark, number or contents give, else that of a section or of an item under one."""
        level = self.listed_level(title)
        if level == 1 or title.is_marked:
            self.has_items = False
            self.is_under_decimal = level > 1 and "." in (title.number or "")
            return level
        is_item = follows and self.last is not None and self.listed_level(self.last) == 2
        self.has_items = self.has_items or is_item
        return 3 if self.has_items or self.is_under_decimal else 2

    def listed_level(self, title: Title) -> int:
        """Return the level that the contents give: an entry without number behind a numbered one is a section."""
        entries = self.survey.contents.entries
        entry = self.survey.contents.find(title.words)
        if title.level != 1 or title.number or entry is None or STANDING.match(title.words):
            return title.level
        numbered = [n for n, other in enumerate(entries) if other.number]
        return 2 if numbered and entries.index(entry) > numbered[0] else 1
