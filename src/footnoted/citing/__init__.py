"""From a draft to verified citations.

It owns the law of spans: a quotation is there to the letter, or there is no citation.
"""

from footnoted.citing.verify import Verified, Verifier, cite, verify_draft, write_claim

__all__ = ["Verified", "Verifier", "cite", "verify_draft", "write_claim"]
