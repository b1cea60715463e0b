"""The trade itself: money, goods, carts, sales, cash. Pure: no files, no clock, no screen."""
