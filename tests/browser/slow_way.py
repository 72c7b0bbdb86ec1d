"""A way to the server on which a stream can be held, broken off or cut; knows events by name only."""

import http.client
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HELD_AT_MOST_S = 20
# What is only between two neighbours, not from end to end.
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class SlowWay(ThreadingHTTPServer):
    """Passes every request on to a server, and back what it says, event by event where it says events."""

    daemon_threads = True

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.target = urlsplit(target)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        # The nth event of a name (from 0), or all of them, wait here until they are let through.
        self.held: dict[str, threading.Event] = defaultdict(threading.Event)
        self.holds: set[str] = set()
        self.breaks_at: set[str] = set()
        self.is_down = False

    def hold(self, event: str) -> None:
        """Hold events of this name until they are let through."""
        self.held[event].clear()
        self.holds.add(event)

    def let_through(self, event: str) -> None:
        """Let through what is held, and what comes after it."""
        self.holds.discard(event)
        self.held[event].set()


class Handler(BaseHTTPRequestHandler):
    """One request on its way."""

    protocol_version = "HTTP/1.1"
    server: SlowWay

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Pass the request on."""
        if self.server.is_down:
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        upstream = http.client.HTTPConnection(self.server.target.hostname or "", self.server.target.port, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in {*HOP_BY_HOP, "host"}}
        upstream.request(self.command, self.path, body or None, headers)
        try:
            self._pass_back(upstream.getresponse())
        except ConnectionError:
            self.close_connection = True  # the page went away
        finally:
            upstream.close()

    do_POST = do_DELETE = do_PATCH = do_GET  # noqa: N815 - named by http.server

    def _pass_back(self, response: http.client.HTTPResponse) -> None:
        self.send_response(response.status)
        for name, value in response.getheaders():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        if "event-stream" not in (response.getheader("content-type") or ""):
            content = response.read()
            if response.status != 304:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            return
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self._pass_events(response)

    def _pass_events(self, response: http.client.HTTPResponse) -> None:
        event = b""
        for line in response:
            event += line
            if line.strip():
                continue
            name = event.partition(b"\n")[0].removeprefix(b"event:").strip().decode()
            if name in self.server.holds:
                self.server.held[name].wait(HELD_AT_MOST_S)
            if name in self.server.breaks_at:
                self.server.breaks_at.discard(name)
                self.close_connection = True
                return
            self.wfile.write(b"%x\r\n%b\r\n" % (len(event), event))
            event = b""
        self.wfile.write(b"0\r\n\r\n")


@contextmanager
def open_slow_way(target: str) -> Iterator[SlowWay]:
    """Open a way to a server; close it afterwards."""
    way = SlowWay(target)
    threading.Thread(target=way.serve_forever, daemon=True).start()
    try:
        yield way
    finally:
        for event in list(way.held):
            way.let_through(event)
        way.shutdown()
        way.server_close()
