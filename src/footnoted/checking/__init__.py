"""From a claim to what the papers say to it: supported, different in what, or not found.

It owns how a claim is taken apart and compared; it must not know how a finding is cited or shown.
"""

from footnoted.checking.checker import Checker, Finding

__all__ = ["Checker", "Finding"]
