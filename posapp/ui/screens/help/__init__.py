"""Help: pages read from files beside the program, in plain words, without any network."""
