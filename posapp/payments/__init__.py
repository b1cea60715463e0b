"""Ways of paying, and the payment codes they speak."""
