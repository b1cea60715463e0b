"""Keeping the group's online shops and its stall in step: what waits is told, what happened there is fetched."""
