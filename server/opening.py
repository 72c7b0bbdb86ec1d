"""Opening the assistant and the store in the background, and what is known of it meanwhile.

It owns the one thread that opens and must not know routes or responses.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from footnoted.assistant import Assistant
from footnoted.conversation.store import Store
from footnoted.errors import FootnotedError
from server.problems import NotReady

__all__ = ["Opening", "Service"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What routes call: the assistant and the store, both open."""

    assistant: Assistant
    store: Store

    def close(self) -> None:
        """Close both."""
        self.assistant.close()
        self.store.close()


class Opening:
    """A service that is being opened; ready once it is loaded and warm."""

    def __init__(self, open_service: Callable[[], Service]) -> None:
        self._open_service = open_service
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._service: Service | None = None
        self._failure: Exception | None = None
        self._is_closed = False

    def start(self) -> None:
        """Begin to open, in a thread that does not keep the process alive."""
        threading.Thread(target=self._run, name="opening", daemon=True).start()

    def wait(self) -> Exception | None:
        """Return once the service is ready (None), could not be opened (why not), or is closed (None)."""
        self._done.wait()
        return self._failure

    @property
    def failure(self) -> Exception | None:
        """Why the service could not be opened, if so."""
        return self._failure

    def service(self) -> Service:
        """Return the open service; raise NotReady before, or the reason why there will be none."""
        if self._failure is not None:
            raise self._failure if isinstance(self._failure, FootnotedError) else FootnotedError
        if self._service is None:
            raise NotReady("The index is being loaded.")
        return self._service

    def close(self) -> None:
        """Close the service, or see to it that it is closed as soon as it is open."""
        with self._lock:
            self._is_closed = True
            service, self._service = self._service, None
        self._done.set()
        if service is not None:
            service.close()

    def _run(self) -> None:
        try:
            service = self._open_warm()
        except Exception as failure:
            # Nobody is above a thread to catch it: it is kept for those who ask, and one of our own is told by
            # whoever waits, its trace adding nothing.
            is_expected = isinstance(failure, FootnotedError)
            log.log(logging.DEBUG if is_expected else logging.ERROR, "Not opened: %s", failure, exc_info=failure)
            self._failure = failure
            self._done.set()
            return
        with self._lock:
            is_late = self._is_closed
            self._service = None if is_late else service
        if is_late:
            service.close()
        self._done.set()

    def _open_warm(self) -> Service:
        service = self._open_service()
        try:
            service.assistant.warm()
        except BaseException:
            service.close()
            raise
        return service
