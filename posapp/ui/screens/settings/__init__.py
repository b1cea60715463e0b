"""Everything the group sets: its paper, its money, its printer, its day, its screen, its sellers."""
