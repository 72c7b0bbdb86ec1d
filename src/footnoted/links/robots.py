"""What a host's robots.txt lets this program ask for.

It owns the reading of the file as RFC 9309 has it; it must not know how the file is fetched.
"""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from footnoted.links.manners import AGENT

__all__ = ["Rules", "read_rules"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says; `refusal` is why nothing at all may be asked for, where that is so."""

    robots: Protego | None = None
    refusal: str | None = None

    def refuse(self, url: str) -> str | None:
        """Return why an address may not be asked for, or None."""
        if self.refusal or self.robots is None:
            return self.refusal
        return None if self.robots.can_fetch(url, AGENT) else "The host's robots.txt refuses it."

    @property
    def pause(self) -> float:
        """The seconds that the host wants between two requests."""
        return float(self.robots.crawl_delay(AGENT) or 0) if self.robots else 0.0


def read_rules(status: int, body: bytes) -> Rules:
    """Return the rules of a robots.txt; none where there is no such file, all is refused where the host fails."""
    if 200 <= status < 300:
        return Rules(Protego.parse(body.decode("utf-8-sig", "replace")))
    if status >= 500 or status == 429:
        return Rules(refusal=f"The host's robots.txt could not be read: it answered {status}.")
    return Rules()
