"""A WooCommerce shop on a loopback port, as truthful as the program needs it: see `owner.LoopbackShop`."""
