"""A4 paper for an office printer, as PDF files."""
