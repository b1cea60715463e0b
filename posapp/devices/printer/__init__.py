"""The receipt printer: a Document becomes dots, dots become bytes, bytes go out, and the outcome is told honestly."""
