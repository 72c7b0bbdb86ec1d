"""How right the answers are: golden questions and public sets, what is counted, and the report.

It owns the counting; it must not know how an answer is made.
"""

from footnoted.evaluation.golden import Golden, read_golden
from footnoted.evaluation.metrics import Outcome, Summary, judge, summarize

__all__ = ["Golden", "Outcome", "Summary", "judge", "read_golden", "summarize"]
