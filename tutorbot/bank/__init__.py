"""The question bank: loading it here; lint, importing, exporting and showing in its modules."""

from tutorbot.bank.faults import BankError, Fault, Place
from tutorbot.bank.loading import BankFile, load_bank, open_bank, read_bank_file, shipped_path
from tutorbot.bank.shipped import load_lexicon

__all__ = [
    "BankError",
    "BankFile",
    "Fault",
    "Place",
    "load_bank",
    "load_lexicon",
    "open_bank",
    "read_bank_file",
    "shipped_path",
]
