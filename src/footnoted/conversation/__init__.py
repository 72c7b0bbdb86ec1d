"""Turns of a conversation: kept on disk, and follow-ups made to stand alone.

It owns what was said before; it must not know how answers are made.
"""

from footnoted.conversation.followup import Turn, stand_alone

__all__ = ["Turn", "stand_alone"]
