"""Labels of a fixed size: sheets of paper for an office printer, and rolls of stickers for a label printer."""
