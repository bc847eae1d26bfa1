"""The question bank: loading it, checking it, and bringing items in and out."""

from tutorbot.bank.faults import BankError, Fault, Place
from tutorbot.bank.lint import Finding, Level, check_bank
from tutorbot.bank.loading import BankFile, load_bank, open_bank, read_bank_file, shipped_path
from tutorbot.bank.marked import marked_beside, read_marked
from tutorbot.bank.shipped import load_lexicon

__all__ = [
    "BankError",
    "BankFile",
    "Fault",
    "Finding",
    "Level",
    "Place",
    "check_bank",
    "load_bank",
    "load_lexicon",
    "marked_beside",
    "open_bank",
    "read_bank_file",
    "read_marked",
    "shipped_path",
]
