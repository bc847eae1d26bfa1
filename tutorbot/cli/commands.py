"""From the command line to a command: which one, with what; imported only when it is run."""

from __future__ import annotations

import argparse

from tutorbot.cli.parts import Parts


def perform(args: argparse.Namespace, parts: Parts) -> int:
    """Perform the command that was parsed; return the exit status."""
    match args.command:
        case "play":
            return _play(args, parts)
        case "score":
            from tutorbot.cli.score import score

            return score(parts, as_json=args.json)
        case "explain":
            from tutorbot.cli.lookup import explain

            return explain(parts, " ".join(args.item))
        case "search":
            from tutorbot.cli.lookup import search

            return search(parts, " ".join(args.words), args.limit, as_json=args.json)
        case "grade":
            return _grade(args, parts)
        case "regrade":
            from tutorbot.cli.again import regrade

            return regrade(parts, as_json=args.json)
        case "recount":
            from tutorbot.cli.recounting import recount

            return recount(parts, as_json=args.json)
        case "run":
            return parts.run_bot()
        case "demo":
            return parts.run_demo(args.port)
        case "bank":
            return _bank(args, parts)
        case unknown:
            raise AssertionError(f"no such command: {unknown}")


def _play(args: argparse.Namespace, parts: Parts) -> int:
    from tutorbot.cli.play import Wanted, play

    items = tuple(args.items)
    wanted = Wanted(items, args.topic, args.difficulty, args.questions, args.in_order)
    return play(parts, wanted)


def _grade(args: argparse.Namespace, parts: Parts) -> int:
    from tutorbot.cli.grading import grade_batch, grade_one

    if args.batch is not None:
        return grade_batch(parts, args.batch)
    return grade_one(parts, args.item, " ".join(args.text), as_json=args.json)


def _bank(args: argparse.Namespace, parts: Parts) -> int:
    from tutorbot.cli import authoring

    match args.tool:
        case "check":
            return authoring.check(parts, args.marked, strict=args.strict)
        case "test":
            from tutorbot.cli.agreeing import Limits, test

            limits = Limits(args.least_r, args.most_rmse, args.least_verdicts)
            return test(parts, args.marked, args.item, limits, args.worst, as_json=args.json)
        case "show":
            return authoring.show(parts, " ".join(args.item), args.marked)
        case "new":
            return authoring.new(parts, args.topic, args.title, args.difficulty, args.prefix)
        case "import":
            return authoring.import_page(parts, args.page, args.into, args.topic, args.format)
        case "export":
            return authoring.export(parts, args.format)
        case unknown:
            raise AssertionError(f"no such tool: {unknown}")
