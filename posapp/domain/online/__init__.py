"""Online shops as the trade sees them: what stands there, what was ordered, and what they must still be told."""
