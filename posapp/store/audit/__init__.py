"""The audit: whether the file is whole, its chain unbroken, and every row of every book what the journal says."""

from posapp.store.audit.chain import broken_at
from posapp.store.audit.examination import Examined, examine
from posapp.store.audit.finding import Finding

__all__ = ["Examined", "Finding", "broken_at", "examine"]
