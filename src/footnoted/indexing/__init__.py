"""The index: passages as vectors and as terms, kept on disk and opened whole.

It owns how an index is built, stored, swapped and opened and must not know how a question is answered.
"""
