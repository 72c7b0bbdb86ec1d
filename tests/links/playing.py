"""A site of one's own on this machine that gives every kind of answer, and remembers who asked it for what."""

from __future__ import annotations

import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = tuple[int, dict[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(title: str, more: str = "") -> Page:
    return 200, HTML, f"<!doctype html><head><title>{title}</title></head><body>{more}</body>".encode()


def redirect(location: str, status: int = 301, **headers: str) -> Page:
    return status, {"Location": location, **{name.replace("_", "-"): value for name, value in headers.items()}}, b""


@dataclass(kw_only=True)
class Site:
    """Answers by path, one answer after the other where there are several; `held` paths never answer."""

    pages: dict[str, Page | list[Page]] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0
    release: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    url: str = ""

    def answer(self, path: str, agent: str) -> Page:
        with self.lock:
            self.asked.append(path)
            self.agents.add(agent)
            given = self.pages.get(path, (404, HTML, b"<title>Nothing here</title>"))
            if isinstance(given, list):
                given = given.pop(0) if len(given) > 1 else given[0]
        if path in self.held:
            self.release.wait()
        return given

    @property
    def times_asked(self) -> Counter[str]:
        return Counter(self.asked)


def make_handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with site.lock:
                site.at_once += 1
                site.most_at_once = max(site.most_at_once, site.at_once)
            try:
                self.play(*site.answer(self.path, self.headers["User-Agent"]))
            finally:
                with site.lock:
                    site.at_once -= 1

        def play(self, status: int, headers: dict[str, str], body: bytes) -> None:
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True  # whoever asked has gone, as some of these tests want

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    return Handler


class QuietServer(ThreadingHTTPServer):
    """Says nothing of those that break off, nor of those that distrust its certificate."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def play_site(trust: Callable[[ssl.SSLContext], None] | None = None) -> Iterator[Site]:
    """Run a site; with `trust` over TLS, by the certificate that it loads."""
    site = Site()
    server = QuietServer(("127.0.0.1", 0), make_handler(site))
    if trust is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trust(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.url = f"{'https' if trust else 'http'}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        site.release.set()
        server.shutdown()
        thread.join()
        server.server_close()
