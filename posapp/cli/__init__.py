"""The shop at a terminal: the same operations as the window, for people who type and for programs."""
