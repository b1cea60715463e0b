"""Our own drawings of the sample goods: a small kit of SVG shapes, and a scene for each of the goods."""
