"""Keeping the data safe: copies and how old they are, coming back, the key, everything as files."""
