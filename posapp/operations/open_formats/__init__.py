"""Everything the books hold in open formats, and books made of it again with equal totals."""
