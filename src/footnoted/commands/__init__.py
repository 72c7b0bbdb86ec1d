"""The commands of the command line, one module for those that belong together.

It owns their options and what each prints; it must not know how an answer is made.
"""
