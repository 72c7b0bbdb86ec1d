"""The faults of a model by code, whatever library tells of them, and never in the library's own words."""

from __future__ import annotations

import json

import httpx
import pytest

from footnoted.generating.faults import REASONS, explain, find_retry_after, name_fault

REQUEST = httpx.Request("POST", "http://127.0.0.1/v1")


def http_error(status: int, **headers: str) -> httpx.HTTPStatusError:
    response = httpx.Response(status, headers=headers, request=REQUEST)
    return httpx.HTTPStatusError("a secret key", request=REQUEST, response=response)


class StatusError(Exception):
    """An error of a library that knows its status by itself."""

    status_code = 529


@pytest.mark.parametrize(
    ("error", "code", "is_passing"),
    [
        (http_error(401), "model_unauthorised", False),
        (http_error(403), "model_unauthorised", False),
        (http_error(404), "model_failed", False),
        (http_error(429), "model_busy", True),
        (http_error(500), "model_failed", True),
        (http_error(503), "model_busy", True),
        (StatusError(), "model_busy", True),
        (TimeoutError(), "model_slow", False),
        (httpx.ReadTimeout("x"), "model_slow", False),
        (httpx.ConnectError("x"), "model_unreachable", True),
        (ConnectionRefusedError(), "model_unreachable", True),
        (ConnectionResetError(), "model_broke_off", True),
        (httpx.RemoteProtocolError("x"), "model_broke_off", True),
        (json.JSONDecodeError("x", "y", 0), "model_unreadable", True),
        (ImportError("x"), "model_missing", False),
        (KeyError("choices"), "model_unreadable", True),
        (RuntimeError("x"), "model_failed", True),
    ],
)
def test_a_fault_has_a_code(error: Exception, code: str, is_passing: bool) -> None:
    fault = name_fault(error)
    assert (fault.code, fault.is_passing) == (code, is_passing)
    wrapped = RuntimeError("in other words")
    wrapped.__cause__ = error
    assert name_fault(wrapped).code == code
    assert "secret" not in explain(fault.code).reason


def test_every_code_has_its_sentence() -> None:
    assert all(explain(code).reason.endswith(".") for code in REASONS)


def test_a_server_may_say_when_to_come_again() -> None:
    assert find_retry_after(http_error(429, **{"Retry-After": "7"})) == 7.0
    assert find_retry_after(http_error(429)) == 0.0
    assert find_retry_after(http_error(429, **{"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"})) == 0.0
