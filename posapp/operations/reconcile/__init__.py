"""The treasurer's evening: bank statements against the bills, debts and scheme money, the sheet of the day."""
