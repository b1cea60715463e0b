"""What a shop does: one use case is one file and one transaction."""
