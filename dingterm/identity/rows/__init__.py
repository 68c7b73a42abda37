"""Rows as they come to columns of codes: folded, split, and numbered by value."""
