"""How a round of checks behaves towards the hosts it asks: its name, its pauses and its bounds.

It owns those figures; it must not know what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

__all__ = ["AGENT", "Manners", "name_agent"]

# The word by which a robots.txt names this program.
AGENT = "Footnoted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Pauses and bounds, in seconds and bytes.

    `pause` stands between two requests to one host, longer where its robots.txt asks for more, though never more than
    `longest_wait`; the same holds for what a Retry-After asks. `patience` is for one address with all its redirects,
    waiting for a turn not counted, `total` for all together. `is_inside_allowed` lets addresses lead to this machine
    and private networks: a paper is not to send its reader's machine there unasked.
    """

    archive: str = "https://archive.org/wayback/available"
    pause: float = 1.0
    patience: float = 20.0
    longest_wait: float = 30.0
    total: float = 900.0
    most_bytes: int = 512 * 1024
    most_redirects: int = 10
    most_at_once: int = 8
    is_inside_allowed: bool = False


def name_agent() -> str:
    """Return the User-Agent: the program, its release and what it is doing."""
    return f"{AGENT}/{version('footnoted')} (checks the links in a paper's notes for its reader)"
