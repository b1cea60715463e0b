"""What takes the place of the goods for a moment: taking money, typing a number, choosing a name."""
