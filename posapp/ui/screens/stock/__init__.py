"""Goods in, goods left: receiving, counting, changing, making, moving, and why a number is what it is."""
