"""What setting up and the settings share: pieces larger than a widget, which know printers, payments or looks."""
