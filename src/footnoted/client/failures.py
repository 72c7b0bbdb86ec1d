"""What a call to the service may fail by, with the code and the hint that the service gives.

It owns the reading of problem details (RFC 9457); it must not know what was asked.
"""

from __future__ import annotations

from typing import Any, Self

import httpx2
from pydantic import BaseModel, ConfigDict, ValidationError

from footnoted.errors import FootnotedError

__all__ = ["ServiceRefused", "ServiceUnreachable", "read_refusal"]


class Problem(BaseModel):
    """What is read of a problem; `errors` say which part of a request is wrong."""

    model_config = ConfigDict(extra="ignore")

    status: int
    detail: str
    code: str
    hint: str
    errors: list[dict[str, Any]] = []


class ServiceRefused(FootnotedError):
    """The service answered with a problem: `status` is HTTP's, `code` the stable name, `hint` says what to do.

    `errors` name what is wrong with a request and where; `retry_after` is in seconds, where the service says it.
    """

    code = "refused"
    hint = "GET /docs at the service describes what it takes."

    def __init__(self, problem: Problem, retry_after: int | None = None) -> None:
        super().__init__(problem.detail)
        # A class of this program has one code; a problem brings its own.
        self.code, self.hint = problem.code, problem.hint  # type: ignore[misc]
        self.status = problem.status
        self.errors = tuple(problem.errors)
        self.retry_after = retry_after

    @classmethod
    def of(cls, problem: str, retry_after: int | None = None) -> Self:
        """Return the refusal that a problem in JSON is. Raises ValidationError for anything else."""
        return cls(Problem.model_validate_json(problem), retry_after)


class ServiceUnreachable(FootnotedError):
    """No service answered at the address, not in time, or not in its own words."""

    code = "unreachable"
    hint = "Check the address and that `footnoted serve` runs there; a longer timeout waits for a busy one."


def read_refusal(response: httpx2.Response) -> FootnotedError:
    """Return what a response with an error status says, its body read; that of another program is unreachable."""
    seconds = response.headers.get("retry-after", "")
    try:
        return ServiceRefused.of(response.text, int(seconds) if seconds.isdecimal() else None)
    except ValidationError:
        return ServiceUnreachable(f"{response.url} answered {response.status_code}, but not as this service does.")
