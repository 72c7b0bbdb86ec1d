"""How sure one can be that the best sentence found answers the question.

It owns the signals and the logistic curve over them; it must not know the question's words.
"""

from __future__ import annotations

from math import exp, log
from typing import NamedTuple

__all__ = ["ENOUGH", "Signals", "estimate_confidence"]


class Signals(NamedTuple):
    """What tells an answered question from one that only sounds alike.

    cosine: between question and best sentence. coverage: share of the question's weight in it, and in its
    passage. margin: fused score of the best over the mean of the eleventh to twentieth; one answer stands out,
    mere likeness does not. The rest are shares (of names, of figures, of what is asked of the thing, of the noun
    that is to be counted) that the best passage lacks.
    """

    cosine: float
    coverage: float
    passage_coverage: float
    margin: float
    names_missing: float
    figures_missing: float
    attribute_missing: float
    counted_missing: float


# Fitted by benchmarks/fit_ranking.py on articles of SQuAD 2.0 (Rajpurkar et al. 2018) and papers of COVID-QA (Möller
# et al. 2020): answered questions against the same with the answering paragraphs taken away or with other years put
# in, against things asked that the text never says, and against questions about other articles.
WEIGHTS = Signals(6.24, 1.37, 1.81, 0.18, -0.64, -4.15, -0.70, -1.44)
INTERCEPT = -5.16
# The curve is fitted with the answered and the unanswered weighing the same. Of what people ask of a paper that lies
# before them, more is answered in it than not: two questions in three is assumed.
PRIOR_ODDS = 2.0
ENOUGH = 0.5


def estimate_confidence(signals: Signals) -> float:
    """Return the probability, 0 to 1, that the best sentence answers."""
    logit = INTERCEPT + log(PRIOR_ODDS) + sum(weight * value for weight, value in zip(WEIGHTS, signals, strict=True))
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, logit))))
