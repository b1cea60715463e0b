"""The parts screens are built of: each one job, drawn in the theme's colours, sized for fingers."""
