"""The parts screens are built of: each one job, in the theme's colours, for fingers; none knows books or devices."""
