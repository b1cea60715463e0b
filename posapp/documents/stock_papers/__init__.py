"""Papers of the stock book: slips of what moved, lists to count, pick and tally by, and what a market day brought."""
