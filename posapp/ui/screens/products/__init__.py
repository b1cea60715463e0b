"""Goods: find one, add one, change everything about it on one page, and the shelves they stand on."""
