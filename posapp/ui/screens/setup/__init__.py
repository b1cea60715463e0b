"""The first run: six short pages, each of which can be skipped, and then the selling screen."""
