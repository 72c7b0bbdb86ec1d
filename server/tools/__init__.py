"""The Model Context Protocol over the same answers: tools and resources, over HTTP at `/mcp` and over stdio.

It owns what a model's client sees; it must not know how anything is found or answered. The SDK is loaded with the first
request, not before.
"""

from server.tools.endpoint import ToolsEndpoint, serve_tools

__all__ = ["ToolsEndpoint", "serve_tools"]
