"""Who works here: the lock screen, codes typed on large keys, a treasurer called to the counter."""
