"""One address asked for, redirects and robots.txt followed, until there is an answer to judge.

It owns the way from address to answer; it must not know about turns and pauses.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from footnoted.links.addresses import Address
from footnoted.links.asking import Asker, Errand, Reply, Unreached
from footnoted.links.judging import is_login, is_wrong_title
from footnoted.links.manners import Manners
from footnoted.links.outcome import Outcome, Verdict
from footnoted.links.pages import read_page
from footnoted.links.robots import Rules, read_rules
from footnoted.references.works import trim_address

__all__ = ["Visitor", "format_now"]

PERMANENT = {301, 308}
# 402 asks for money, 451 is withheld by law: neither is there for this reader.
VERDICTS: dict[int, Verdict] = {
    **dict.fromkeys((404, 410), "gone"),
    **dict.fromkeys((401, 407), "login_wall"),
    **dict.fromkeys((402, 403, 451), "forbidden"),
    429: "rate_limited",
}


@dataclass(slots=True)
class Way:
    """How far an errand has come."""

    url: str
    is_permanent: bool = True
    has_waited: bool = False
    status: int | None = None


class Visitor:
    """Visits addresses; what a host's robots.txt says is asked once."""

    def __init__(self, asker: Asker, manners: Manners) -> None:
        self._asker = asker
        self._manners = manners
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    async def visit(self, address: Address) -> Outcome:
        """Ask for an address and say what came of it."""
        errand = self._asker.begin()
        way = Way(address.target)
        try:
            reply = await self._follow(way, errand)
            return judge(address, way, reply)
        except Unreached as failure:
            return report(address, way, failure.verdict, detail=failure.detail, retry_after=failure.retry_after)
        finally:
            await self._asker.end(errand)

    async def _follow(self, way: Way, errand: Errand) -> Reply:
        """Go where redirects lead, and return the answer at their end."""
        been: set[tuple[object, ...]] = set()
        for _ in range(self._manners.most_redirects + 1):
            if (way.url, errand.cookies) in been:
                raise Unreached("looping", "Its redirects go round in a circle.")
            been.add((way.url, errand.cookies))
            await self._heed_robots(way.url)
            reply = await self._ask_twice(way, errand)
            way.status = reply.status
            if reply.location is None:
                return reply
            way.is_permanent &= reply.status in PERMANENT
            way.url = lead_on(way.url, reply.location)
        raise Unreached("looping", f"It was still redirected after {self._manners.most_redirects} redirects.")

    async def _ask_twice(self, way: Way, errand: Errand) -> Reply:
        """Ask, and once more after the wait that the host asks for, where that is within bounds."""
        while True:
            reply = await self._asker.ask(way.url, errand)
            seconds = read_wait(reply)
            if seconds is None:
                return reply
            self._asker.hold_back(way.url, seconds)
            if way.has_waited or seconds > self._manners.longest_wait:
                way.status = reply.status
                raise Unreached("rate_limited", f"The host answered {reply.status}.", seconds)
            way.has_waited = True

    async def _heed_robots(self, url: str) -> None:
        """Raise Unreached where an address is no page of the web or its host's robots.txt refuses it."""
        origin = read_origin(url)
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._fetch_rules(origin))
        # One address that is given up must not take the others' rules with it.
        rules = await asyncio.shield(self._rules[origin])
        if refusal := rules.refuse(url):
            raise Unreached("refused_by_robots", refusal)

    async def _fetch_rules(self, origin: str) -> Rules:
        errand = self._asker.begin()
        url = f"{origin}/robots.txt"
        try:
            for _ in range(self._manners.most_redirects):
                reply = await self._ask_twice(Way(url), errand)
                if reply.location is None:
                    break
                url = lead_on(url, reply.location)
            else:
                return Rules()  # RFC 9309 takes one that is not to be got to for one that is not there
        finally:
            await self._asker.end(errand)
        rules = read_rules(reply.status, reply.body)
        self._asker.slow_down(origin, rules.pause)
        return rules


def read_origin(url: str) -> str:
    """Return scheme and host of an address of the web. Raises Unreached for any other."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unreached("unreachable", "It is, or leads to, no address of the web.")
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def lead_on(url: str, location: str) -> str:
    """Return where a redirect leads. Raises Unreached."""
    try:
        return urljoin(url, location).partition("#")[0]
    except ValueError as error:
        raise Unreached("unreachable", "It leads to no address of the web.") from error


def read_wait(reply: Reply, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> int | None:
    """Return for how many seconds a host that is busy asks to be left alone; None where it does not."""
    if reply.status not in (429, 503) or reply.retry_after is None:
        return None
    given = reply.retry_after.strip()
    if given.isdecimal():
        return int(given[:9])
    try:
        moment = parsedate_to_datetime(given)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0, round((aware - now()).total_seconds()))


def judge(address: Address, way: Way, reply: Reply) -> Outcome:
    """Return what an answer means for the address that was asked for."""
    if not 200 <= reply.status < 300:
        verdict = VERDICTS.get(reply.status, "unreachable")
        return report(address, way, verdict, detail=f"The host answered {reply.status}.")
    page = read_page(reply.body, reply.content_type)
    is_wrong = is_wrong_title(address, page)
    if is_login(address.target, way.url) or (is_wrong and page.asks_password):
        return report(address, way, "login_wall", titles=page.titles, detail="It asks who its reader is.")
    is_moved = trim_address(way.url) != trim_address(address.target)
    return report(address, way, "wrong_title" if is_wrong else "moved" if is_moved else "works", titles=page.titles)


def report(
    address: Address,
    way: Way,
    verdict: Verdict,
    *,
    titles: tuple[str, ...] = (),
    detail: str | None = None,
    retry_after: int | None = None,
) -> Outcome:
    """Return the record of a visit that ended with a verdict."""
    is_moved = way.url != address.target
    return Outcome(
        verdict=verdict,
        checked=format_now(),
        status=way.status,
        moved_to=way.url if is_moved else None,
        is_permanent=is_moved and way.is_permanent,
        page_titles=titles,
        retry_after=retry_after,
        detail=detail,
    )


def format_now() -> str:
    """Return the time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
