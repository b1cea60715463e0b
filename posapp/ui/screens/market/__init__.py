"""The screen "market": goods taken to a market and brought back, and past days written down from paper."""
