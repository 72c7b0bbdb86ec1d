"""Which sets there are: the golden ones of the program, and the public ones in a folder of the user's.

It owns their names and where a file lies; it must not know what is in one.
"""

from __future__ import annotations

from footnoted.evaluation.golden import SETS

__all__ = ["ALL_SETS", "CLAIMS", "FILES", "LIMIT", "UNSEEN"]

# Where each public set's file lies in the folder that the user names.
FILES = {
    "squad": "squad2/dev-v2.0.cs224n.json",
    "covidqa": "covidqa/200423_covidQA.json",
    "qasper": "qasper/dev_question_dict.json",
    "canard": "canard/dev.json",
    "sentences": "pysbd/rules_extracted.json",
}
# Claims to check; a set of its own kind.
CLAIMS = "claims"
ALL_SETS = (*SETS, CLAIMS, *FILES)
# Not looked at while the program is worked on: its questions are shown one by one only to who names the set.
UNSEEN = frozenset({"held", "sources_unseen"})
# Questions of a public set that are asked: enough for a margin of about five in a hundred, at 95 per cent.
LIMIT = 300
