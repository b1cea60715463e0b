"""The windows people touch."""
