"""What people ordered online: what is to be packed, what is on its way, what only a person can decide."""
