"""What can go wrong with a chat model, by stable codes, whatever library reports it.

It owns the codes, their sentences and which of them pass by themselves; it must not know how a model is called.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from http import HTTPStatus

from footnoted.answer import Fallback

__all__ = ["REASONS", "ModelFault", "explain", "find_retry_after", "name_fault"]

REASONS = {
    "looked_up": "The paper's own tables, notes or data answer this; no chat model was asked.",
    "model_missing": "The chat model cannot be opened: install the extra of its provider, and see `footnoted doctor`.",
    "model_unauthorised": "The chat model's server refused the key it was given.",
    "model_busy": "The chat model's server was too busy to answer.",
    "model_failed": "The chat model's server failed.",
    "model_unreachable": "The chat model's server could not be reached.",
    "model_slow": "The chat model did not answer within the time allowed.",
    "model_broke_off": "The chat model's answer broke off.",
    "model_unreadable": "The chat model's answer could not be read.",
    "nothing_supported": "Nothing that the chat model said is in the passages it cited.",
}
# What may be gone when the model is asked again.
PASSING = frozenset({"model_busy", "model_failed", "model_unreachable", "model_broke_off", "model_unreadable"})
# A fault of the request stays: a model that there is not, a parameter it does not know.
LASTING_STATUSES = range(400, 500)
# Exceptions by what they are, or by words in the names that libraries give them; the first that fits counts.
KINDS: tuple[tuple[str, tuple[type[BaseException], ...], tuple[str, ...]], ...] = (
    ("model_slow", (TimeoutError,), ("Timeout",)),
    ("model_missing", (ImportError,), ()),
    ("model_unreadable", (json.JSONDecodeError, UnicodeDecodeError), ("Decod", "Validation")),
    (
        "model_broke_off",
        (ConnectionResetError, ConnectionAbortedError, BrokenPipeError),
        ("RemoteProtocol", "ReadError", "IncompleteRead", "ClosedResource", "EndOfStream"),
    ),
    ("model_unreachable", (OSError,), ("Connect", "Network")),
    ("model_unreadable", (ValueError, TypeError, KeyError, IndexError, AttributeError), ()),
)
BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, 529}
UNAUTHORISED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


class ModelFault(Exception):
    """A call of the model that failed; `is_passing` tells whether another try may succeed."""

    def __init__(self, code: str, *, is_passing: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.is_passing = is_passing


def explain(code: str) -> Fallback:
    """Return the fallback of a code, in words."""
    return Fallback(code=code, reason=REASONS[code])


def name_fault(error: BaseException) -> ModelFault:
    """Return the fault that an exception of any provider's library is; their texts are passed on to nobody."""
    if isinstance(error, ModelFault):
        return error
    chain = list(list_causes(error))
    status = next((status for each in chain if (status := find_status(each)) is not None), None)
    if status is not None:
        code = "model_unauthorised" if status in UNAUTHORISED else "model_busy" if status in BUSY else "model_failed"
        return ModelFault(code, is_passing=status in BUSY or status not in LASTING_STATUSES)
    kind = next((kind for each in chain if (kind := name_kind(each)) is not None), "model_failed")
    return ModelFault(kind, is_passing=kind in PASSING)


def list_causes(error: BaseException) -> Iterator[BaseException]:
    """Yield what an exception comes from, the first cause first: libraries wrap what happened in words of their own."""
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain:
        chain.append(at)
        at = at.__cause__ or at.__context__
    yield from reversed(chain)


def find_status(error: BaseException) -> int | None:
    """Return the HTTP status that an exception carries, under whichever of the names that libraries use."""
    response = getattr(error, "response", None)
    values = (getattr(error, "status_code", None), getattr(response, "status_code", None))
    return next((int(value) for value in values if isinstance(value, int) and value >= HTTPStatus.BAD_REQUEST), None)


def find_retry_after(error: BaseException) -> float:
    """Return how many seconds a server asks to be left alone for; 0.0 where it does not say."""
    for each in list_causes(error):
        headers = getattr(getattr(each, "response", None), "headers", None)
        value = headers.get("retry-after") if headers is not None else None
        if value and str(value).strip().isdigit():
            return float(value)
    return 0.0


def name_kind(error: BaseException) -> str | None:
    """Return the code of an exception without a status, by what it is or is called; None for one that tells nothing."""
    name = type(error).__name__
    return next(
        (code for code, kinds, words in KINDS if isinstance(error, kinds) or any(w in name for w in words)), None
    )
