"""Sold bills: find one, look at its paper, print it again, give money back; and the papers still to come out."""
