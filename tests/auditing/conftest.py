"""Papers to audit: the real one, and a made-up one that has every trouble the real one has not."""

from __future__ import annotations

import pytest

from footnoted.papers import Paper
from footnoted.parsing import parse_paper

MADE = """# Harbours and grain

## 1 Trade

The port of Arles shipped grain to Rome.¹ It shipped wine too. A trader called the city ‘the barn of the sea’.
Nobody counted the ships then. The harbour master spoke of ‘forty sails a day’.² The price rose; the state paid.³

## 2 Decline

The channel silted up.⁴ Some say that the traders left first.⁵ The name was forgotten. One map shows ‘the dead port’
in the marsh. No ship came again.⁶

¹ Ministry of Ports (1961), *A Survey of Southern Harbours*, Marseille: State Press.
² Author interview with a harbour master, May 2019.
³ Smith, J. (2004), ‘Bread for Rome’, *Journal of Old Trade*, 12(3), pp. 4–9, https://example.org/bread.
⁴ Ibid., p. 6.
⁵ Brown, op. cit., p. 3.
⁶ This is my own view of the matter and nobody else's.
"""


@pytest.fixture(scope="session")
def made() -> Paper:
    return Paper(parse_paper(MADE, id="made"))


@pytest.fixture(scope="session")
def real(corpus_text: str) -> Paper:
    return Paper(parse_paper(corpus_text, id="howell-2025-south-korea"))
