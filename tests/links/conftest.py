"""Papers whose notes print the addresses of sites that the tests play."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from link_papers import Check, make_paper
from playing import Site, play_site

from footnoted.links import Manners, check_links


@pytest.fixture
def sites() -> Iterator[Callable[..., Site]]:
    """Sites to play; each is stopped after the test."""
    with ExitStack() as stack:
        yield lambda trust=None: stack.enter_context(play_site(trust))


@pytest.fixture
def site(sites: Callable[..., Site]) -> Site:
    return sites()


@pytest.fixture
def archive(sites: Callable[..., Site]) -> Site:
    """An archive that is to be told what it has."""
    return sites()


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check addresses with no pause, no archive and leave to ask this machine; further manners as named."""

    def check_addresses(
        *urls: str, title: str = "Herons of the Lune", again: bool = False, **manners: object
    ) -> object:
        given = Manners(**{"pause": 0.0, "archive": "", "is_inside_allowed": True, **manners})  # type: ignore[arg-type]
        return list(check_links(make_paper(*urls, title=title), tmp_path, given, again=again))

    return check_addresses  # type: ignore[return-value]
