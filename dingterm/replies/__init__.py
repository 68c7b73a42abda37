"""Replies: the template library, the palette's search, and templates filled with plain data in a sandbox.

Importing this package loads nothing. `library` serves the start of the desk with the standard library alone; `search`
brings rapidfuzz and `rendering` brings Liquid and Babel in, each when it is first asked.
"""
