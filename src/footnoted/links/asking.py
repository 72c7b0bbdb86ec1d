"""One request at a time to each host, with its pause, within bounds of time and size.

It owns turns, pauses and what a failed request is called; it must not know what an answer means.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2

from footnoted.links.manners import Manners, name_agent
from footnoted.links.outcome import Verdict
from footnoted.links.pages import unpack

__all__ = ["Asker", "Errand", "Reply", "Sleep", "Unreached"]

Sleep = Callable[[float], Awaitable[None]]
HEADERS = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Encoding": "identity"}
# Of what is no page nothing is read: its first bytes say nothing of what it is called.
READ = ("html", "xml", "text", "json")


class Unreached(Exception):
    """An address that gave no answer to judge: why, and for how many seconds its host wants to be left alone."""

    def __init__(self, verdict: Verdict, detail: str, retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.verdict: Verdict = verdict
        self.detail = detail
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer: its status, where it points on to, what it is, when to come again, and its first bytes."""

    status: int
    location: str | None
    content_type: str
    retry_after: str | None
    body: bytes


@dataclass(slots=True)
class Host:
    """A host's turn, the pause it wants, when it is free again, and until when it asked to be left alone."""

    pause: float
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    silent_until: float = 0.0


class Errand:
    """All requests for one address: their cookies, which end with it, and the seconds they have left."""

    def __init__(self, client: httpx2.AsyncClient, patience: float) -> None:
        self.client = client
        self.left = patience

    @property
    def cookies(self) -> frozenset[tuple[str, str | None]]:
        """What hosts have set so far: a page that sends its reader round once to set a cookie is no loop."""
        return frozenset((cookie.name, cookie.value) for cookie in self.client.cookies.jar)


class Asker:
    """Sends requests politely; lives in one event loop."""

    def __init__(self, manners: Manners, sleep: Sleep = asyncio.sleep) -> None:
        self._manners = manners
        self._sleep = sleep
        self._hosts: dict[str, Host] = {}
        self._slots = asyncio.Semaphore(manners.most_at_once)
        self._security = httpx2.create_ssl_context()

    def begin(self) -> Errand:
        """Return a new errand; whoever began it ends it."""
        client = httpx2.AsyncClient(
            verify=self._security, headers={"User-Agent": name_agent(), **HEADERS}, timeout=None, follow_redirects=False
        )
        return Errand(client, self._manners.patience)

    async def end(self, errand: Errand) -> None:
        """Close what an errand left open."""
        await errand.client.aclose()

    async def ask(self, url: str, errand: Errand) -> Reply:
        """Wait for the host's turn, ask, and return the answer. Raises Unreached."""
        host = self._host_of(url)
        async with host.turn:
            if host.silent_until > time.monotonic():
                seconds = round(host.silent_until - time.monotonic())
                raise Unreached("rate_limited", "The host asked to be left alone.", seconds)
            if (wait := host.free_at - time.monotonic()) > 0:
                await self._sleep(wait)
            async with self._slots:
                began = time.monotonic()
                try:
                    return await self._ask_in_time(url, errand)
                finally:
                    errand.left -= time.monotonic() - began
                    host.free_at = max(host.free_at, time.monotonic() + host.pause)

    def slow_down(self, url: str, pause: float) -> None:
        """Ask a host at longer intervals from now on, within bounds."""
        host = self._host_of(url)
        host.pause = max(host.pause, min(pause, self._manners.longest_wait))

    def hold_back(self, url: str, seconds: float) -> None:
        """Leave a host alone for so long: a wait within bounds is waited for, after a longer one nobody asks it."""
        host = self._host_of(url)
        if seconds <= self._manners.longest_wait:
            host.free_at = time.monotonic() + seconds
        else:
            host.silent_until = time.monotonic() + seconds

    def _host_of(self, url: str) -> Host:
        return self._hosts.setdefault(read_host(url), Host(self._manners.pause))

    async def _ask_in_time(self, url: str, errand: Errand) -> Reply:
        try:
            async with asyncio.timeout(max(errand.left, 0.0)):
                await self._refuse_inside(url)
                return await self._get(url, errand.client)
        except (TimeoutError, httpx2.HTTPError, httpx2.InvalidURL, OSError, UnicodeError) as error:
            raise name_failure(error) from error

    async def _get(self, url: str, client: httpx2.AsyncClient) -> Reply:
        async with client.stream("GET", url) as response:
            headers = response.headers
            content_type = headers.get("content-type", "")
            is_read = not content_type or any(kind in content_type.casefold() for kind in READ)
            return Reply(
                status=response.status_code,
                location=headers.get("location") if 300 <= response.status_code < 400 else None,
                content_type=content_type,
                retry_after=headers.get("retry-after"),
                body=await self._read(response) if is_read else b"",
            )

    async def _read(self, response: httpx2.Response) -> bytes:
        """Return the first bytes of a body, unpacked; a body that breaks off is what came of it."""
        most = self._manners.most_bytes
        body = bytearray()
        # The status has come, and that is what was asked for.
        with suppress(httpx2.HTTPError):
            async for piece in response.aiter_raw():
                body += piece
                if len(body) >= most:
                    break
        return unpack(bytes(body[:most]), response.headers.get("content-encoding", ""), most)

    async def _refuse_inside(self, url: str) -> None:
        """Raise Unreached for an address that leads to this machine or a private network.

        A name that this machine cannot resolve may be one that its proxy can: whoever connects says so.
        """
        name = read_host(url)
        if self._manners.is_inside_allowed or name == read_host(self._manners.archive):
            return
        try:
            found = await asyncio.get_running_loop().getaddrinfo(urlsplit(url).hostname, None)
        except socket.gaierror:
            return
        if not all(is_outside(str(each[4][0])) for each in found):
            raise Unreached("unreachable", "It leads to this machine or a private network, which is not asked.")


def read_host(url: str) -> str:
    """Return the host of an address; addresses without one share a turn until they are refused."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].casefold()
    except ValueError:
        return ""


def is_outside(given: str) -> bool:
    """Tell whether an IP address belongs to the public net; one of IPv4 may come in the clothes of IPv6."""
    address = ipaddress.ip_address(given.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_global)


def name_failure(error: Exception) -> Unreached:
    """Return what a failed request is called, by what lies at the bottom of it."""
    causes = list(list_causes(error))
    if untrusted := next((each for each in causes if isinstance(each, ssl.SSLCertVerificationError)), None):
        return Unreached("certificate_error", f"Its certificate does not hold: {untrusted.verify_message}.")
    if any(isinstance(each, TimeoutError | httpx2.TimeoutException) for each in causes):
        return Unreached("slow", "It did not answer in time.")
    if any(isinstance(each, socket.gaierror) for each in causes):
        return Unreached("unreachable", "No host of that name is known.")
    if isinstance(error, httpx2.InvalidURL | httpx2.UnsupportedProtocol | UnicodeError):
        return Unreached("unreachable", "It is no address of the web.")
    return Unreached("unreachable", "The host did not answer, or broke off.")


def list_causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
