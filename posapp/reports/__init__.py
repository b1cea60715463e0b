"""Reports: what the books say, each in a file of its own, all drawn by one contract."""
