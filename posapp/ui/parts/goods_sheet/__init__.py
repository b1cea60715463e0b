"""Putting goods with quantities on a list: for receiving, changing, moving, recipes and markets."""
