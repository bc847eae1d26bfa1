"""The arguments of `tutorbot bank`: the tools for those who write items."""

from __future__ import annotations

import argparse

from tutorbot.cli.usage import Commands, add_places, command, share, whole

MOST_WORST = 1000

BANK = """\
examples:
  tutorbot bank check my-bank.yaml
  tutorbot bank show ML0007
  tutorbot bank new --topic training --title "Gradient Clipping"
  tutorbot bank import page.txt > my-bank.yaml

docs/authoring.md tells how an item is written, docs/rubrics.md how a rubric is."""

CHECK = """\
examples:
  tutorbot bank check
  tutorbot bank check my-bank.yaml --strict
  tutorbot bank check my-bank.yaml --marked answers.jsonl

Each finding is one line: file:line:column, how bad it is, what is wrong, what to do. Status 1 if
there is an error, or with --strict any finding. Marked answers that lie in the folder
marked_answers beside the bank are looked at, too."""

TEST = """\
examples:
  tutorbot bank test
  tutorbot bank test my-bank.yaml --marked answers.jsonl --worst 20
  tutorbot bank test --item ML0007
  tutorbot bank test --json
  tutorbot bank test --least-r 0.90 --most-rmse 0.15 --least-verdicts 0.82

Marked answers are JSON lines: {"item": "ML0007", "kind": "partial", "answer": "...",
"marks": [1, 0.5, 0], "credit": 0.5}, marks one for each key point. Without --marked, those in the
folder marked_answers beside the bank are used."""

SHOW = """\
examples:
  tutorbot bank show ML0007
  tutorbot bank show early stopping --bank my-bank.yaml --marked answers.jsonl"""

NEW = """\
examples:
  tutorbot bank new --topic training --title "Gradient Clipping" >> my-bank.yaml
  tutorbot bank new --prefix XY"""

IMPORT = """\
examples:
  tutorbot bank import page.txt > my-bank.yaml
  tutorbot bank import page.txt --into my-bank.yaml --topic training
  tutorbot bank import questions.csv > my-bank.yaml
  tutorbot bank import anki-notes.txt --format anki > my-bank.yaml

A page is text as copied from a course site. The items get rubrics drafted from their answers, so
they can be played at once. What is dropped, changed or could not be read is told on standard
error with its line. With --into, items whose id the bank has are told and left as they are."""

EXPORT = """\
examples:
  tutorbot bank export > questions.csv
  tutorbot bank export my-bank.yaml --format anki > notes.txt

The Anki text is read by Anki's File > Import; both are read by tutorbot bank import."""


def add_bank(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add `tutorbot bank` and its commands."""
    bank = command(commands, "bank", "check, test and write question banks", BANK)
    tools = bank.add_subparsers(title="commands", dest="tool", metavar="COMMAND")
    _add_check(tools)
    _add_test(tools)
    _add_show(tools)
    _add_new(tools)
    _add_import(tools)
    _add_export(tools)


def check_bank_usage(args: argparse.Namespace) -> None:
    """End the program with the usage where no tool is named."""
    if args.tool is None:
        args.parser.error("say which: check, test, show, new, import or export")


def _add_file(tool: argparse.ArgumentParser) -> None:
    tool.add_argument(
        "bank", nargs="?", metavar="FILE", help="the bank (default: TUTORBOT_BANK, or the shipped)"
    )


def _add_marked(tool: argparse.ArgumentParser) -> None:
    tool.add_argument(
        "--marked",
        action="append",
        default=[],
        metavar="PATH",
        help="a file or folder of marked answers (default: those beside the bank)",
    )


def _add_check(tools: Commands[argparse.ArgumentParser]) -> None:
    check = command(tools, "check", "tell every fault of a bank, and what could be better", CHECK)
    _add_file(check)
    _add_marked(check)
    check.add_argument("--strict", action="store_true", help="status 1 for a warning, too")


def _add_test(tools: Commands[argparse.ArgumentParser]) -> None:
    test = command(tools, "test", "measure how far grades agree with marked answers", TEST)
    _add_file(test)
    _add_marked(test)
    test.add_argument("--item", metavar="ITEM", help="only this one, such as ML0007")
    test.add_argument(
        "--worst",
        type=whole(0, MOST_WORST),
        default=10,
        metavar="N",
        help="how many of the worst disagreements to show (default: 10)",
    )
    test.add_argument("--json", action="store_true", help="print JSON")
    for limit, fails in (
        ("--least-r", "status 1 where r over all is lower"),
        ("--most-rmse", "status 1 where RMSE over all is higher"),
        ("--least-verdicts", "status 1 where a smaller share of the verdicts agrees"),
    ):
        test.add_argument(limit, type=share, metavar="X", help=fails)


def _add_show(tools: Commands[argparse.ArgumentParser]) -> None:
    show = command(tools, "show", "show an item as met, as understood and as graded", SHOW)
    show.add_argument("item", nargs="+", metavar="ITEM", help="its id, or words")
    _add_marked(show)
    add_places(show)


def _add_new(tools: Commands[argparse.ArgumentParser]) -> None:
    new = command(tools, "new", "print the commented skeleton of a new item", NEW)
    new.add_argument("--topic", metavar="TOPIC", help="its topic (default: the bank's first)")
    new.add_argument("--title", default="Title", metavar="TITLE", help="two or three words")
    new.add_argument("--prefix", default="ML", metavar="LETTERS", help="of its id (default: ML)")
    new.add_argument(
        "--difficulty",
        choices=("easy", "medium", "hard"),
        default="medium",
        help="how hard it is (default: medium)",
    )
    add_places(new)


def _add_import(tools: Commands[argparse.ArgumentParser]) -> None:
    brings = command(tools, "import", "make items of a page, a CSV table or Anki notes", IMPORT)
    brings.add_argument("page", metavar="PAGE", help="the file to read")
    brings.add_argument("--into", metavar="FILE", help="add the items to this bank")
    brings.add_argument("--topic", metavar="TOPIC", help="of items that name none")
    brings.add_argument(
        "--format", choices=("page", "csv", "anki"), help="how to read it (default: by its content)"
    )


def _add_export(tools: Commands[argparse.ArgumentParser]) -> None:
    export = command(tools, "export", "print the items as CSV or Anki's text format", EXPORT)
    _add_file(export)
    export.add_argument(
        "--format", choices=("csv", "anki"), default="csv", help="what to print (default: csv)"
    )
