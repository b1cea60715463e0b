"""What the shop does with its online shops: adding them, pairing goods, telling them, and handling their orders."""
