"""The books: one SQLite file for a group, append-only where money and goods are told of."""
