"""OpenAI's protocol over the same answers: chat completions, plain and streamed, and the models there are.

It owns everything under `/v1`; it must not know how an answer is made or kept.
"""

from server.openai.errors import speak_openai
from server.openai.routes import router

__all__ = ["router", "speak_openai"]
