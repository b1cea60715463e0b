"""Raan Rao: a Thai-first, offline-first till and stock book for community groups."""

__version__ = "1.0.0"
