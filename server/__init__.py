"""The HTTP service over the assistant: an app, its routes, its problems, and the page.

It owns what goes over the wire and must not know how an answer is found.
"""
