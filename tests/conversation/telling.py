"""What is understood at the end of a conversation."""

from __future__ import annotations

from footnoted.conversation.followup import Turn, stand_alone


def told(*said: str) -> str:
    """Return how the last of some words is understood after the others, question and answer in turn."""
    *before, question = said
    turns = [Turn(role="assistant" if n % 2 else "user", content=words) for n, words in enumerate(before)]
    return stand_alone(question, turns)
