"""Rows to people: which rows, and which customers already known, are one person."""
