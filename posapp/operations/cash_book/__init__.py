"""The cash book: written into, corrected by counter-entries, read as a month, and measured against the rules."""
