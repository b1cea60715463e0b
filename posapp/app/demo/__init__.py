"""`posapp demo`: a sample group lives a market day through the real window, and shows what came of it."""

from posapp.app.demo.command import demo

__all__ = ["demo"]
