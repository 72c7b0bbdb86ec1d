"""How sure one can be that the best sentence found answers the question.

It owns the signals and the logistic curve over them; it must not know the question's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

from footnoted.retrieval.reranking import Verdict

__all__ = ["ENOUGH", "Signals", "estimate_confidence"]


class Signals(NamedTuple):
    """What tells an answered question from one that only sounds alike.

    cosine: between question and best sentence. coverage: share of the question's weight in it, and in its
    passage. margin: fused score of the best over the mean of the eleventh to twentieth; one answer stands out,
    mere likeness does not. The next are shares (of names, of figures, of what is asked of the thing, of the noun
    that is to be counted) that the best passage lacks. The last are shares, of the question's weight, of what is
    asked of the thing or to be counted, of its years, and of the things it names, that no passage at all has.
    """

    cosine: float
    coverage: float
    passage_coverage: float
    margin: float
    names_missing: float
    figures_missing: float
    attribute_missing: float
    counted_missing: float
    unknown: float
    asked_unknown: float
    years_unknown: float
    names_unknown: float


# Fitted by benchmarks/fit_ranking.py on articles of SQuAD 2.0 (Rajpurkar et al. 2018) and papers of COVID-QA (Möller
# et al. 2020): answered questions against the same with the answering paragraphs taken away or with other years put
# in, against things asked that the text never says, and against questions about other articles.
WEIGHTS = Signals(6.24, 1.37, 1.81, 0.18, -0.64, -4.15, -0.70, -1.44, 0.0, 0.0, 0.0, 0.0)
INTERCEPT = -5.16
# The same with a reader, whose verdict (log-odds of the best, its lead over the next) weighs most: fitted by
# benchmarks/fit_reading.py on documents kept out of the reader's training.
READING_WEIGHTS = Signals(1.94, 0.0, 0.0, 0.02, -0.20, -1.03, 0.0, -0.60, 0.0, -0.32, 0.0, 0.0)
VERDICT_WEIGHTS = Verdict(0.46, -0.08)
READING_INTERCEPT = -0.30
# The curves are fitted with the answered and the unanswered weighing the same. Of the questions of the sets `dev` and
# `own`, four in five are answered in the paper.
PRIOR_ODDS = 4.0
ENOUGH = 0.5


def estimate_confidence(signals: Signals, verdict: Verdict | None = None) -> float:
    """Return the probability, 0 to 1, that the best sentence answers; `verdict` is a calibrated reader's, if any.

    A question of which no passage has a single word is not answered: whatever is near it is near by chance. Nor is
    one about a year that no passage names or reaches, or about a thing that is named nowhere: what is said of other
    years and things is no answer.
    """
    if signals.unknown >= 1.0 or signals.years_unknown > 0.0 or signals.names_unknown > 0.0:
        return 0.0
    if verdict is None:
        logit = INTERCEPT + weigh(WEIGHTS, signals)
    else:
        logit = READING_INTERCEPT + weigh(READING_WEIGHTS, signals) + weigh(VERDICT_WEIGHTS, verdict)
    logit = max(-30.0, min(30.0, logit + log(PRIOR_ODDS)))
    return 1.0 / (1.0 + exp(-logit))


def weigh(weights: Sequence[float], values: Sequence[float]) -> float:
    """Return the weighted sum."""
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
