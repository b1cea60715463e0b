"""One command of the terminal a file, of the name it is typed by."""
