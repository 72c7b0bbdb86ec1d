"""What is found in a paper once and asked for again with every question.

It owns how long it is kept: as long as the paper is; it must not know what is found.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from footnoted.papers import Paper

__all__ = ["once_per_paper"]

Found = TypeVar("Found")


def once_per_paper(find: Callable[[Paper], Found]) -> Callable[[Paper], Found]:
    """Make a function of a paper keep what it returned for each paper that still exists.

    Papers are told apart by identity: to hash one would mean to hash its whole text.
    """
    kept: dict[int, tuple[ref[Paper], Found]] = {}

    @wraps(find)
    def find_once(paper: Paper) -> Found:
        key = id(paper)
        known = kept.get(key)
        if known is not None and known[0]() is paper:
            return known[1]
        found = find(paper)
        kept[key] = (ref(paper, lambda _: kept.pop(key, None) and None), found)
        return found

    return find_once
