"""The cash book: a month at a glance, money in and out written down with its paper, files for the authorities."""
