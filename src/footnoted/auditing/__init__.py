"""A paper's notes and claims looked at both ways: what rests on what, what rests on nothing, what cannot be followed.

It owns the report of a paper's grounds and the look-ups from sources back to claims; it must not know who asks.
"""

from footnoted.auditing.claims import PaperClaim, list_claims

__all__ = ["PaperClaim", "list_claims"]
