"""Whether the addresses that a paper's notes print still lead where they should, asked of the net on demand.

It owns the round of checks and what is kept of it; it must not know who asks, and never asks the net by itself.
"""

from footnoted.links.manners import Manners
from footnoted.links.outcome import Copy, Outcome, Verdict
from footnoted.links.plain import describe_links
from footnoted.links.rounds import CheckedLink, check_links

__all__ = ["CheckedLink", "Copy", "Manners", "Outcome", "Verdict", "check_links", "describe_links"]
