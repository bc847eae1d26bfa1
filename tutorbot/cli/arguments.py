"""The command line: every command, its arguments, and help with examples."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

SHORTEST, MOST_RESULTS, MOST_QUESTIONS = 1, 25, 1000

ABOUT = """\
A tutor for machine-learning interviews. You answer in your own words; it says, point by
point, what your answer covered, with your own words as the receipt, and what is missing.
It works offline: no account, no key, no network but Discord's."""

EXAMPLES = """\
examples:
  tutorbot play                          practise here, in the terminal
  tutorbot play --topic training         only one part of the field
  tutorbot search vanishing grads        find an item by words, half-typed or misspelt
  tutorbot explain ML0024                read its reference answer
  tutorbot grade ML0007 "It switches off random neurons while training."
  tutorbot run                           start the Discord bot (needs DISCORD_TOKEN)

`tutorbot COMMAND --help` tells more about a command."""

PLAY = """\
examples:
  tutorbot play
  tutorbot play ML0015 ML0007
  tutorbot play --topic evaluation --difficulty hard --questions 5
  printf '%s\\n' "First answer." "Second answer." | tutorbot play

An answer may have several lines; an empty line or Ctrl-D ends it. Instead of an answer, type
hint, skip or quit. Questions come at random, those not asked before first. Where standard input
is no terminal, each line is one answer (or hint, skip, quit) and the questions come in the
bank's order, or in that of the ITEMs."""

SEARCH = """\
examples:
  tutorbot search roc curv
  tutorbot search ml7
  tutorbot search batchnorm --json --limit 3"""

EXPLAIN = """\
examples:
  tutorbot explain ML0007
  tutorbot explain ml-7
  tutorbot explain dropout

Whoever has seen an explanation answers its question for practice, without points, for a day."""

GRADE = """\
examples:
  tutorbot grade ML0007 "Random neurons are set to zero in each training step."
  pbpaste | tutorbot grade ML0007 -
  tutorbot grade ML0007 - --json < answer.txt
  tutorbot grade --batch requests.jsonl > grades.jsonl

A batch holds JSON lines, {"item": ..., "answer": ...} for an item of the bank or
{"question": ..., "reference": ..., "answer": ...} for any other question, and gives JSON lines
{"credit": 0..1, "verdict": ..., "points": [...]} in the same order. A line that cannot be graded
gives {"error": ...} in its place, and exit status 1 at the end. `-` is standard input."""

SCORE = """\
examples:
  tutorbot score
  tutorbot score --json"""

RUN = """\
The bot needs a token: create an application in Discord's developer portal, copy the token from
its Bot page, and write DISCORD_TOKEN=... into a file .env in this folder. README.md tells all
five steps, with the invite link."""


class _Shape(argparse.RawDescriptionHelpFormatter):
    """Keep the examples' lines; leave room for the longest option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=96)


def _whole(least: int, most: int) -> Callable[[str], int]:
    """Make a check for whole numbers of a range."""

    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text[:9]) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, {least} to {most}")
        return int(text)

    return number


def parse(arguments: Sequence[str] | None, version: str) -> argparse.Namespace:
    """Read the command line; help, the version and wrong usage end the program here."""
    top = parser(version)
    args = top.parse_args(arguments)
    if args.command is None:
        top.print_help()
        top.exit()
    if args.command == "grade" and (args.batch is None) != bool(args.text):
        args.parser.error("give ITEM and TEXT, or --batch FILE")
    return args


def parser(version: str) -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        "tutorbot", description=ABOUT, epilog=EXAMPLES, formatter_class=_Shape
    )
    top.add_argument("--version", action="version", version=f"tutorbot {version}")
    commands = top.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    _add_play(commands)
    _add_score(commands)
    _add_lookups(commands)
    _add_grade(commands)
    _add_run(commands)
    return top


Commands = argparse._SubParsersAction  # argparse gives its type no public name


def _command(
    commands: Commands[argparse.ArgumentParser], name: str, does: str, epilog: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=epilog,
        formatter_class=_Shape,
    )
    command.set_defaults(parser=command)
    return command


def _add_places(command: argparse.ArgumentParser, *, database: bool = False) -> None:
    command.add_argument(
        "--bank", metavar="FILE", help="the question bank (default: TUTORBOT_BANK, or the shipped)"
    )
    if database:
        command.add_argument(
            "--database", metavar="URL", help="where answers are kept (default: TUTORBOT_DATABASE)"
        )


def _add_play(commands: Commands[argparse.ArgumentParser]) -> None:
    play = _command(commands, "play", "practise in the terminal", PLAY)
    play.add_argument("items", nargs="*", metavar="ITEM", help="ask these, such as ML0007")
    play.add_argument("--topic", metavar="TOPIC", help="only this topic, such as training")
    play.add_argument(
        "--difficulty", choices=("easy", "medium", "hard"), help="only items that hard"
    )
    play.add_argument(
        "--questions",
        type=_whole(SHORTEST, MOST_QUESTIONS),
        metavar="N",
        help="stop after N questions (default: go on until you quit, or each ITEM once)",
    )
    play.add_argument(
        "--in-order", action="store_true", help="ask in the bank's order, not at random"
    )
    _add_places(play, database=True)


def _add_score(commands: Commands[argparse.ArgumentParser]) -> None:
    score = _command(commands, "score", "show what you have reached in the terminal", SCORE)
    score.add_argument("--json", action="store_true", help="print JSON")
    _add_places(score, database=True)


def _add_lookups(commands: Commands[argparse.ArgumentParser]) -> None:
    explain = _command(commands, "explain", "read an item's reference answer", EXPLAIN)
    explain.add_argument("item", nargs="+", metavar="ITEM", help="its id, or words")
    _add_places(explain, database=True)
    search = _command(commands, "search", "find items by id or words", SEARCH)
    search.add_argument("words", nargs="+", metavar="WORDS", help="what you remember of it")
    search.add_argument("--json", action="store_true", help="print JSON")
    search.add_argument(
        "--limit",
        type=_whole(SHORTEST, 1000),
        default=MOST_RESULTS,
        metavar="N",
        help=f"how many at most (default: {MOST_RESULTS})",
    )
    _add_places(search)


def _add_grade(commands: Commands[argparse.ArgumentParser]) -> None:
    grade = _command(commands, "grade", "grade an answer, or many", GRADE)
    grade.add_argument("item", nargs="?", metavar="ITEM", help="such as ML0007")
    grade.add_argument("text", nargs="*", metavar="TEXT", help="the answer; - reads it")
    grade.add_argument("--batch", metavar="FILE", help="grade JSON lines; - is standard input")
    grade.add_argument("--json", action="store_true", help="print JSON")
    _add_places(grade)


def _add_run(commands: Commands[argparse.ArgumentParser]) -> None:
    run = _command(commands, "run", "start the Discord bot", RUN)
    _add_places(run, database=True)
