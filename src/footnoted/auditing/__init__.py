"""A paper's notes and claims looked at both ways: what rests on what, what rests on nothing, what cannot be followed.

It owns the report of a paper's grounds and the look-ups from sources back to claims; it must not know who asks.
"""

from footnoted.auditing.audit import Audit, Trouble, audit_paper
from footnoted.auditing.claims import ClaimKind, PaperClaim, list_claims
from footnoted.auditing.lookups import ClaimFilter, FoundClaim, find_claims
from footnoted.auditing.plain import describe_audit, describe_cited_works, describe_found_claims
from footnoted.auditing.works import CitedWork, list_cited_works

__all__ = [
    "Audit",
    "CitedWork",
    "ClaimFilter",
    "ClaimKind",
    "FoundClaim",
    "PaperClaim",
    "Trouble",
    "audit_paper",
    "describe_audit",
    "describe_cited_works",
    "describe_found_claims",
    "find_claims",
    "list_cited_works",
    "list_claims",
]
