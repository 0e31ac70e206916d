"""Fogline: who says what about an armed conflict, and where the accounts contradict each other."""

__version__ = "0.1.0"
