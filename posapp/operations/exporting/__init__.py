"""The goods as a list, in the shape of other programs or whole."""
