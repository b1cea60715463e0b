"""What several screens share and what knows more than a widget does: steps, reasons, money receivers, printers."""
