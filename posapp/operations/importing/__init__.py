"""Product lists of other programs and of people's own making: read, matched, planned, and written only when told to."""
