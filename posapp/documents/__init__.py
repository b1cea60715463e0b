"""Paper as values: what a receipt, a note, a till sheet says, without a printer or a screen."""
