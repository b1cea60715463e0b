"""The group's online shops: how the line to each is, what waits, adding one step by step, pairing goods."""
