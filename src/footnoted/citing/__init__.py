"""From a draft to verified citations.

It owns the law of spans: a quotation is there to the letter, or there is no citation.
"""

from footnoted.citing.verify import Verified, cite, verify_draft

__all__ = ["Verified", "cite", "verify_draft"]
