"""The screen "reports": what was sold, in words, as pictures, and in every number."""
