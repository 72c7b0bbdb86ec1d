"""A LangChain chat model, asked piece by piece from a thread that can stop it at any moment.

It owns the model, the one event loop that its calls run on, their time limit and their retries, and is the only module
that imports LangChain's models, on first use; it must not know what is asked, nor what a reply means.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import Any, Literal

from footnoted.generating.connections import close_connections, keep_connections, open_clients
from footnoted.generating.faults import ModelFault, find_retry_after, name_fault
from footnoted.settings import Settings

__all__ = ["ChatModel", "Message", "Usage", "find_missing"]

# A silent model is looked at so often for whether whoever asked has gone.
PAUSE_SECONDS = 0.1
# The wait before the first new try; it doubles from try to try and is drawn at random up to that.
FIRST_WAIT_SECONDS = 0.25
LONGEST_WAIT_SECONDS = 8.0
# A call that is stopped has closed its connection by then.
STOPPING_SECONDS = 5.0
# The names under which providers say why a reply ended. One that ends without a word of it broke off.
ENDINGS = ("finish_reason", "stop_reason", "done_reason", "stopReason")
CUT_OFF = frozenset({"length", "max_tokens", "MAX_TOKENS"})
# A reply of so many characters for each token that it was allowed is not what was asked for, and is read no further.
LONGEST_TOKEN = 8
# A local server needs no key, but the library asks for one.
NO_KEY = "none"

Message = tuple[Literal["system", "human", "ai"], str]


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that a call took by the provider's count (0 where it gives none), and whether the reply came to its end.

    `calls` are the tries that were made.
    """

    input_tokens: int = 0
    output_tokens: int = 0
    is_whole: bool = False
    calls: int = 1


class ChatModel:
    """Asks one chat model; safe to use from several threads. Nothing is loaded before it is first used."""

    def __init__(self, settings: Settings) -> None:
        self.name = settings.model or ""
        self._settings = settings
        self._lock = Lock()
        self._model: Any = None
        self._client: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None

    def warm(self) -> None:
        """Load what is loaded on first use. Raises ModelFault where the model cannot be opened."""
        self._open()

    def close(self) -> None:
        """End what still runs, and close connections."""
        with self._lock:
            loop, thread, client = self._loop, self._thread, self._client
            self._loop = self._thread = self._model = self._client = None
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(end_all(client), loop).result(STOPPING_SECONDS)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(STOPPING_SECONDS)
        loop.close()

    def ask(self, messages: Sequence[Message], *, deadline: float) -> Generator[str, None, Usage]:
        """Yield the pieces of a reply, and an empty one now and then while there is none; return what it took.

        `deadline` is a time of `monotonic`. Raises ModelFault. Whoever closes the generator stops the model.
        """
        loop = self._open()
        told: SimpleQueue[str | Usage | ModelFault] = SimpleQueue()
        call = Call(self._model, self._settings, list(messages), deadline, told.put)
        loop.call_soon_threadsafe(call.start)
        has_ended = False
        try:
            while True:
                try:
                    piece = told.get(timeout=PAUSE_SECONDS)
                except Empty:
                    yield ""
                    continue
                has_ended = not isinstance(piece, str)
                if isinstance(piece, ModelFault):
                    raise piece
                if isinstance(piece, Usage):
                    return piece
                yield piece
        finally:
            if not has_ended:
                loop.call_soon_threadsafe(call.stop)
                drain(told)

    def _open(self) -> asyncio.AbstractEventLoop:
        """Return the loop that calls run on, with the model opened."""
        with self._lock:
            if self._model is None:
                try:
                    self._model, self._client = open_model(self._settings)
                except Exception as error:
                    raise ModelFault("model_missing") from error
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                # A daemon: a program that forgets to close must still be able to end.
                self._thread = Thread(target=self._loop.run_forever, name="chat-model", daemon=True)
                self._thread.start()
            return self._loop


class Call:
    """One question to the model, with its tries, on the loop; what is told ends with a Usage or a ModelFault."""

    def __init__(
        self,
        model: Any,
        settings: Settings,
        messages: Sequence[Message],
        deadline: float,
        tell: Callable[[str | Usage | ModelFault], None],
    ) -> None:
        self._model = model
        self._messages = messages
        self._deadline = deadline
        self._retries = settings.model_retries
        self._longest = settings.model_output_tokens * LONGEST_TOKEN
        self._tell = tell
        self._task: asyncio.Task[Usage] | None = None
        self._has_begun = False
        self._calls = 0

    def start(self) -> None:
        """Begin; to be called on the loop."""
        self._task = asyncio.create_task(self._run())
        self._task.add_done_callback(self._end)

    def stop(self) -> None:
        """Stop, connections and all; to be called on the loop, after `start`."""
        if self._task is not None:
            self._task.cancel()

    def _end(self, task: asyncio.Task[Usage]) -> None:
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        if error is None:
            self._tell(task.result())
            return
        fault = name_fault(error)
        # A server that has begun to speak was reached.
        is_broken = self._has_begun and fault.code == "model_unreachable"
        self._tell(ModelFault("model_broke_off") if is_broken else fault)

    async def _run(self) -> Usage:
        """Ask until there is a reply, the tries are used up or the time is."""
        async with asyncio.timeout(max(0.0, self._deadline - monotonic())):
            return await self._try()

    async def _try(self) -> Usage:
        from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt  # noqa: PLC0415
        from tenacity.wait import wait_random_exponential  # noqa: PLC0415

        backoff = wait_random_exponential(multiplier=FIRST_WAIT_SECONDS, max=LONGEST_WAIT_SECONDS)

        def wait(state: RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            asked = find_retry_after(error) if error else 0.0
            # A cancelled call is none that failed: whoever cancels it, the time limit for one, says what it is.
            if asked > self._deadline - monotonic() and isinstance(error, Exception):
                raise name_fault(error) from error
            return max(asked, backoff(state))

        retrying = AsyncRetrying(
            stop=stop_after_attempt(self._retries + 1),
            wait=wait,
            retry=retry_if_exception(lambda error: name_fault(error).is_passing and not self._has_begun),
            reraise=True,
        )
        usage: Usage = await retrying(self._read)
        return usage

    async def _read(self) -> Usage:
        """Read one reply to its end; what was told of it cannot be taken back by another try."""
        self._calls += 1
        usage = Usage(calls=self._calls)
        ending, length = "", 0
        connections = keep_connections()
        try:
            async with aclosing(self._model.astream(self._messages)) as chunks:
                async for chunk in chunks:
                    if text := str(chunk.text):
                        self._has_begun = True
                        self._tell(text)
                    counted = chunk.usage_metadata or {}
                    usage = Usage(
                        usage.input_tokens + counted.get("input_tokens", 0),
                        usage.output_tokens + counted.get("output_tokens", 0),
                        calls=self._calls,
                    )
                    ending = next((str(v) for n in ENDINGS if (v := chunk.response_metadata.get(n))), ending)
                    length += len(text)
                    if length > self._longest:
                        return usage
                    # A reply that comes faster than it is read must not keep the loop from stopping it.
                    await asyncio.sleep(0)
        finally:
            await close_connections(connections)
        if not ending:
            raise ModelFault("model_broke_off", is_passing=True)
        return Usage(usage.input_tokens, usage.output_tokens, ending not in CUT_OFF, self._calls)


def drain(told: SimpleQueue[str | Usage | ModelFault]) -> None:
    """Wait until a call that was stopped has ended, a few seconds at most."""
    with suppress(Empty):
        while isinstance(told.get(timeout=STOPPING_SECONDS), str):
            continue


async def end_all(client: Any) -> None:
    """End every other task of the loop, and close a client's connections."""
    loop = asyncio.get_running_loop()
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    if client is not None:
        await client.aclose()
    await loop.shutdown_asyncgens()
    await loop.shutdown_default_executor()


def open_model(settings: Settings) -> tuple[Any, Any]:
    """Return the chat model that is set, with the HTTP client made for it, if one was; both make no connection yet."""
    from langchain.chat_models import init_chat_model  # noqa: PLC0415

    provider = (settings.model or "").partition(":")[0]
    options: dict[str, Any] = {
        "base_url": settings.model_url or None,
        "temperature": settings.model_temperature,
        "api_key": settings.model_key.get_secret_value() if settings.model_key else None,
    }
    client = None
    if provider == "ollama":
        options |= {"num_predict": settings.model_output_tokens, "api_key": None}
    else:
        options |= {
            "max_tokens": settings.model_output_tokens,
            "timeout": settings.model_timeout,
            "max_retries": 0,
        }
    if provider == "openai":
        client, unused = open_clients(settings.model_timeout)
        options |= {"stream_usage": True, "http_async_client": client, "http_client": unused}
        if settings.model_url and options["api_key"] is None and not has_key(provider):
            options["api_key"] = NO_KEY
    given = {name: value for name, value in options.items() if value is not None}
    return init_chat_model(settings.model, **given), client


def find_missing(model: str) -> str | None:
    """Return the package that a model's provider needs and that is not installed; None where nothing is missing."""
    provider = model.partition(":")[0]
    needed = ("langchain", f"langchain_{provider}")
    return next((name.replace("_", "-") for name in needed if find_spec(name) is None), None)


def has_key(provider: str) -> bool:
    """Tell whether the provider's own variable holds a key."""
    import os  # noqa: PLC0415

    return bool(os.environ.get(f"{provider.upper()}_API_KEY"))
