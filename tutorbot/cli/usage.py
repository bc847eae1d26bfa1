"""How the commands of the command line are made: their shape, and what many of them take."""

from __future__ import annotations

import argparse
from collections.abc import Callable


class Shape(argparse.RawDescriptionHelpFormatter):
    """Keep the examples' lines; leave room for the longest option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=96)


def whole(least: int, most: int) -> Callable[[str], int]:
    """Make a check for whole numbers of a range."""

    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text[:9]) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, {least} to {most}")
        return int(text)

    return number


def share(text: str) -> float:
    """Check a number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number, 0 to 1")
    return number


Commands = argparse._SubParsersAction  # argparse gives its type no public name


def command(
    commands: Commands[argparse.ArgumentParser], name: str, does: str, epilog: str
) -> argparse.ArgumentParser:
    """Add a command; `does` is its help, `epilog` its examples."""
    added = commands.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=epilog,
        formatter_class=Shape,
    )
    added.set_defaults(parser=added)
    return added


def add_places(command: argparse.ArgumentParser, *, database: bool = False) -> None:
    """Let a command be told which bank to use, and perhaps where answers are kept."""
    command.add_argument(
        "--bank", metavar="FILE", help="the question bank (default: TUTORBOT_BANK, or the shipped)"
    )
    if database:
        command.add_argument(
            "--database", metavar="URL", help="where answers are kept (default: TUTORBOT_DATABASE)"
        )
