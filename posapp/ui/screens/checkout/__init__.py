"""Selling: the screen a group looks at all day."""
