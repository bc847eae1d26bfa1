"""The command line: every command, its arguments, and help with examples."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tutorbot.cli.bank_arguments import add_bank, check_bank_usage
from tutorbot.cli.usage import Commands, Shape, add_places, command, whole

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
  tutorbot demo                          try the bot in the browser, without a token
  tutorbot run                           start the Discord bot (needs DISCORD_TOKEN)
  tutorbot bank check my-bank.yaml       tools for authors: check, test, show, new, import, export

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

REGRADE = """\
examples:
  tutorbot regrade
  tutorbot regrade --json

The same answer always gets the same grade. Where the bank or the grader has changed since, this
tells which of the answers that are kept would be graded otherwise now; the grades that were given
stay as they are. Status 1 if a grade differs though nothing has changed."""

RECOUNT = """\
examples:
  tutorbot recount
  tutorbot recount --json

Leaderboards and scores are running totals, kept beside the attempts. This adds all attempts up
again and puts the sums in their place: nothing changes where nothing was wrong. The bot may go on
meanwhile; its answers wait. Stop it first where SQLite holds more than fifty thousand learners,
since that takes longer than the bot waits."""

SCORE = """\
examples:
  tutorbot score
  tutorbot score --json"""

RUN = """\
The bot needs a token: create an application in Discord's developer portal, copy the token from
its Bot page, and write DISCORD_TOKEN=... into a file .env in this folder. README.md tells all
five steps, with the invite link."""


DEMO = """\
Opens no connection but to your browser: the real bot, bank and grader in a simulated Discord on
this machine, with no token and no account. Type /quiz on the page. What is scored there is
forgotten at the end. It needs the packages of tutorbot[demo]."""


def parse(arguments: Sequence[str] | None, version: str) -> argparse.Namespace:
    """Read the command line; help, the version and wrong usage end the program here."""
    top = parser(version)
    args = top.parse_args(arguments)
    if args.command is None:
        top.print_help()
        top.exit()
    if args.command == "grade" and (args.batch is None) != bool(args.text):
        args.parser.error("give ITEM and TEXT, or --batch FILE")
    if args.command == "bank":
        check_bank_usage(args)
    return args


def parser(version: str) -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        "tutorbot", description=ABOUT, epilog=EXAMPLES, formatter_class=Shape
    )
    top.add_argument("--version", action="version", version=f"tutorbot {version}")
    commands = top.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    _add_play(commands)
    _add_score(commands)
    _add_lookups(commands)
    _add_grade(commands)
    _add_upkeep(commands)
    _add_run(commands)
    add_bank(commands)
    return top


def _add_play(commands: Commands[argparse.ArgumentParser]) -> None:
    play = command(commands, "play", "practise in the terminal", PLAY)
    play.add_argument("items", nargs="*", metavar="ITEM", help="ask these, such as ML0007")
    play.add_argument("--topic", metavar="TOPIC", help="only this topic, such as training")
    play.add_argument(
        "--difficulty", choices=("easy", "medium", "hard"), help="only items that hard"
    )
    play.add_argument(
        "--questions",
        type=whole(SHORTEST, MOST_QUESTIONS),
        metavar="N",
        help="stop after N questions (default: go on until you quit, or each ITEM once)",
    )
    play.add_argument(
        "--in-order", action="store_true", help="ask in the bank's order, not at random"
    )
    add_places(play, database=True)


def _add_score(commands: Commands[argparse.ArgumentParser]) -> None:
    score = command(commands, "score", "show what you have reached in the terminal", SCORE)
    score.add_argument("--json", action="store_true", help="print JSON")
    add_places(score, database=True)


def _add_lookups(commands: Commands[argparse.ArgumentParser]) -> None:
    explain = command(commands, "explain", "read an item's reference answer", EXPLAIN)
    explain.add_argument("item", nargs="+", metavar="ITEM", help="its id, or words")
    add_places(explain, database=True)
    search = command(commands, "search", "find items by id or words", SEARCH)
    search.add_argument("words", nargs="+", metavar="WORDS", help="what you remember of it")
    search.add_argument("--json", action="store_true", help="print JSON")
    search.add_argument(
        "--limit",
        type=whole(SHORTEST, 1000),
        default=MOST_RESULTS,
        metavar="N",
        help=f"how many at most (default: {MOST_RESULTS})",
    )
    add_places(search)


def _add_grade(commands: Commands[argparse.ArgumentParser]) -> None:
    grade = command(commands, "grade", "grade an answer, or many", GRADE)
    grade.add_argument("item", nargs="?", metavar="ITEM", help="such as ML0007")
    grade.add_argument("text", nargs="*", metavar="TEXT", help="the answer; - reads it")
    grade.add_argument("--batch", metavar="FILE", help="grade JSON lines; - is standard input")
    grade.add_argument("--json", action="store_true", help="print JSON")
    add_places(grade)


def _add_upkeep(commands: Commands[argparse.ArgumentParser]) -> None:
    regrade = command(commands, "regrade", "grade all answers that are kept again", REGRADE)
    recount = command(commands, "recount", "add up all leaderboards and scores again", RECOUNT)
    for upkeep in (regrade, recount):
        upkeep.add_argument("--json", action="store_true", help="print JSON")
        add_places(upkeep, database=True)


def _add_run(commands: Commands[argparse.ArgumentParser]) -> None:
    run = command(commands, "run", "start the Discord bot", RUN)
    add_places(run, database=True)
    demo = command(commands, "demo", "try the bot in the browser, without a token", DEMO)
    demo.add_argument("--port", type=int, help="of the page (default: any that is free)")
    add_places(demo)
