"""Marketplaces that no small program may talk to: their own sheets filled in, and their lists of orders read."""
