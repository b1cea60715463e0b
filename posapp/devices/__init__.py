"""Hardware at the till: printer, drawer, scanner."""
