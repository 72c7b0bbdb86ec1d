"""What came of asking for an address, in words that can be kept and shown again.

It owns the verdicts and their record; it must not know how an address is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Copy", "CopyState", "Outcome", "Verdict"]

Verdict = Literal[
    "works",
    "moved",
    "wrong_title",
    "login_wall",
    "forbidden",
    "gone",
    "looping",
    "slow",
    "certificate_error",
    "refused_by_robots",
    "rate_limited",
    "unreachable",
]
# `unasked`: the address works, or the time was up; `failed`: the archive did not answer.
CopyState = Literal["unasked", "found", "none", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An archived copy of an address: `made` is the day it was made, ISO 8601."""

    state: CopyState = "unasked"
    url: str | None = None
    made: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one address.

    `status` is the last HTTP status there was. `moved_to` is where redirects ended, `is_permanent` whether each of
    them said so for good. `page_titles` are what the page calls itself. `retry_after` is in seconds, as the host asked.
    `detail` says in words what the verdict alone does not. `checked` is a time in UTC, ISO 8601.
    """

    verdict: Verdict
    checked: str
    status: int | None = None
    moved_to: str | None = None
    is_permanent: bool = False
    page_titles: tuple[str, ...] = ()
    retry_after: int | None = None
    detail: str | None = None
    copy: Copy = Copy()
