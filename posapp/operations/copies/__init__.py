"""Copies of the books: made by hand and by themselves, kept in a second place, read back, and brought back."""
