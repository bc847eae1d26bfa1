"""The question bank: loading it, checking it, and bringing items in and out."""

from tutorbot.bank.faults import BankError, Fault, Place
from tutorbot.bank.loading import load_bank, shipped_path

__all__ = ["BankError", "Fault", "Place", "load_bank", "shipped_path"]
