"""What tests of conversations share."""

from __future__ import annotations

import pytest
from stopped_clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()
