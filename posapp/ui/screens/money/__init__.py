"""The treasurer's evening: cash, transfers, debts and scheme money, until each agrees or has a name."""
