"""How hosts are asked: by name, one request at a time, as their robots.txt and Retry-After want it, within bounds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from link_papers import Check, make_paper
from playing import Site, page, redirect

from footnoted.links import Manners, check_links

TITLE = "Herons of the Lune"
PATHS = [f"/{number}" for number in range(6)]


def verdicts(check: Check, *urls: str, **manners: object) -> list[str | None]:
    return [link.outcome.verdict if link.outcome else None for link in check(*urls, **manners)]


def robots(words: str, status: int = 200) -> tuple[int, dict[str, str], bytes]:
    return status, {"Content-Type": "text/plain"}, words.encode()


def test_the_program_says_who_it_is(check: Check, site: Site) -> None:
    site.pages["/0"] = page(TITLE)
    check(f"{site.url}/0")
    (agent,) = site.agents
    assert agent.startswith("Footnoted/")


def test_a_host_is_asked_one_thing_at_a_time_and_hosts_side_by_side(check: Check, sites: Callable[..., Site]) -> None:
    one, other = sites(), sites()
    for site in (one, other):
        site.pages |= {path: page(TITLE) for path in PATHS[:4]}
    # The first answer of one comes when the other has been asked all: only side by side do both end.
    one.held.add("/0")
    answer = other.answer

    def answer_and_release(path: str, agent: str) -> object:
        if other.times_asked.total() >= 4:
            one.release.set()
        return answer(path, agent)

    other.answer = answer_and_release  # type: ignore[method-assign, assignment]
    urls = [f"{site.url}{path}" for path in PATHS[:4] for site in (one, other)]
    assert verdicts(check, *urls) == ["works"] * 8
    assert (one.most_at_once, other.most_at_once) == (1, 1)
    assert one.times_asked["/robots.txt"] == other.times_asked["/robots.txt"] == 1


@pytest.mark.parametrize(("asked_for", "shortest"), [("", 3.5), ("Crawl-delay: 7", 6.5), ("Crawl-delay: 9999", 29.0)])
def test_between_two_requests_there_is_a_pause(tmp_path: Path, site: Site, asked_for: str, shortest: float) -> None:
    site.pages |= {"/0": page(TITLE), "/1": page(TITLE), "/robots.txt": robots(f"User-agent: *\n{asked_for}\n")}
    waits: list[float] = []

    async def note_down(seconds: float) -> None:
        waits.append(seconds)
        await asyncio.sleep(0)

    manners = Manners(pause=4.0, archive="", is_inside_allowed=True)
    check_links(make_paper(f"{site.url}/0", f"{site.url}/1"), tmp_path, manners, sleep=note_down)
    assert len(waits) == 2  # robots.txt, pause, one page, pause, the other
    assert shortest < waits[-1] <= 30


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        ("User-agent: *\nDisallow: /", "refused_by_robots"),
        ("User-agent: *\nDisallow: /*.html$", "works"),
        ("User-agent: footnoted\nDisallow: /0\n\nUser-agent: *\nAllow: /", "refused_by_robots"),
        ("User-agent: other\nDisallow: /", "works"),
        ("User-agent: *\nDisallow: /\nAllow: /0", "works"),
        ("\x00\ufffd no rules at all", "works"),
    ],
)
def test_robots_are_heeded(check: Check, site: Site, rules: str, verdict: str) -> None:
    site.pages |= {"/0": page(TITLE), "/robots.txt": robots(rules)}
    assert verdicts(check, f"{site.url}/0") == [verdict]
    assert ("/0" in site.asked) == (verdict == "works")


@pytest.mark.parametrize(("status", "verdict"), [(404, "works"), (403, "works"), (500, "refused_by_robots")])
def test_a_robots_file_that_fails_refuses_and_one_that_is_not_there_does_not(
    check: Check, site: Site, status: int, verdict: str
) -> None:
    site.pages |= {"/0": page(TITLE), "/robots.txt": robots("User-agent: *\nDisallow: /", status)}
    assert verdicts(check, f"{site.url}/0") == [verdict]


def test_robots_are_heeded_where_a_redirect_leads(check: Check, sites: Callable[..., Site]) -> None:
    one, other = sites(), sites()
    one.pages["/0"] = redirect(f"{other.url}/0")
    other.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /")
    assert verdicts(check, f"{one.url}/0") == ["refused_by_robots"]
    assert other.asked == ["/robots.txt"]


def test_a_robots_file_that_moved_is_followed_but_not_for_ever(check: Check, sites: Callable[..., Site]) -> None:
    one, other = sites(), sites()
    for site in (one, other):
        site.pages["/0"] = page(TITLE)
    one.pages |= {"/robots.txt": redirect("/rules"), "/rules": robots("User-agent: *\nDisallow: /")}
    other.pages["/robots.txt"] = redirect("/robots.txt")
    assert verdicts(check, f"{one.url}/0", f"{other.url}/0") == ["refused_by_robots", "works"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_short_retry_after_is_waited_for(check: Check, site: Site, status: int) -> None:
    site.pages["/0"] = [(status, {"Retry-After": "0"}, b""), page(TITLE)]
    assert verdicts(check, f"{site.url}/0") == ["works"]
    assert site.times_asked["/0"] == 2


def test_a_host_that_stays_busy_is_asked_twice(check: Check, site: Site) -> None:
    site.pages["/0"] = (429, {"Retry-After": "0"}, b"")
    assert verdicts(check, f"{site.url}/0") == ["rate_limited"]
    assert site.times_asked["/0"] == 2


@pytest.mark.parametrize("as_date", [False, True])
def test_after_a_long_retry_after_the_host_is_left_alone(check: Check, site: Site, as_date: bool) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    busy = (429, {"Retry-After": moment if as_date else "3600"}, b"")
    site.pages |= dict.fromkeys(PATHS, busy)
    links = check(*(f"{site.url}{path}" for path in PATHS))
    assert {link.outcome.verdict for link in links if link.outcome} == {"rate_limited"}
    assert all(3000 < (link.outcome.retry_after or 0) <= 3600 for link in links if link.outcome)
    assert len(site.asked) == 2  # robots.txt, and one page


def test_a_retry_after_that_is_none_is_not_waited_for(check: Check, site: Site) -> None:
    site.pages["/0"] = (429, {"Retry-After": "soon"}, b"")
    assert verdicts(check, f"{site.url}/0") == ["rate_limited"]
    assert site.times_asked["/0"] == 1


def test_when_the_time_is_up_the_rest_stays_unchecked(check: Check, site: Site) -> None:
    site.pages["/0"] = page(TITLE)
    site.held.add("/0")
    assert verdicts(check, f"{site.url}/0", total=0.3) == [None]
    site.release.set()
    assert verdicts(check, f"{site.url}/0") == ["works"]
