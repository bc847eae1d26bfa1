"""One item: a map of the YAML tree -> an Item, with what is wrong in it noted."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tutorbot.bank.prose import unclosed
from tutorbot.bank.reading import Reader
from tutorbot.bank.tree import Listing, Map, Node, Position, Text
from tutorbot.core.drafted.drafting import draft_rubric
from tutorbot.core.model import Difficulty, Idea, Item, ItemId, KeyPoint, Misconception, Picture

ITEM_ID = re.compile(r"[A-Z]{1,8}[0-9]{4}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ITEM_KEYS = ("id", "title", "topic", "difficulty", "question", "reference_answer")
POINT_KEYS = ("id", "weight", "says", "ask", "ideas")
MORE_WRONG_KEYS = ("wrong", "cancels", "about", "swaps", "central")
MORE_ITEM_KEYS = (
    "rubric",
    "misconceptions",
    "sides",
    "hints",
    "also",
    "near",
    "sources",
    "picture",
)


class Said(NamedTuple):
    """A list of wordings of an item, and the node of each."""

    item: ItemId | None
    texts: Sequence[str]
    nodes: Sequence[Node]


class ItemReader:
    """Reads the items of one bank."""

    def __init__(self, reader: Reader, topics: Collection[str]) -> None:
        self._read = reader
        self._topics = topics
        self._faults = reader.faults
        self.wordings: list[Said] = []  # every list of wordings that was read

    def item(self, node: Node) -> Item:
        """Read one item; where something is wrong, an empty value stands for it."""
        read = self._read
        self._faults.item = _id_in(node)
        fields = read.fields(node, "an item", ITEM_KEYS, MORE_ITEM_KEYS)
        item_id = ItemId(read.text(fields.get("id"), "the id"))
        self._check_id(fields.get("id"), item_id)
        sides = self._sides(fields.get("sides"))
        question = self._markdown(fields.get("question"), "the question")
        answer = self._markdown(fields.get("reference_answer"), "the reference answer")
        rubric = self._rubric(fields, question, answer, sides)
        item = Item(
            id=item_id,
            title=read.line(fields.get("title"), "the title"),
            topic=read.one_of(fields.get("topic"), "the topic", self._topics),
            difficulty=self._difficulty(fields.get("difficulty")),
            question=question,
            reference_answer=answer,
            rubric=rubric,
            misconceptions=self._misconceptions(fields, rubric, sides),
            sides=sides,
            hints=read.lines(fields.get("hints"), "the hints", "a hint"),
            sources=read.lines(fields.get("sources"), "the sources", "a source"),
            also=read.lines(fields.get("also"), "also", "a name under also"),
            near=tuple(map(ItemId, read.lines(fields.get("near"), "near", "an id under near"))),
            picture=self._picture(fields.get("picture")),
            drafted="rubric" not in fields,
        )
        self._faults.item = None
        return item

    def _check_id(self, node: Node | None, item_id: str) -> None:
        if node is not None and item_id and not ITEM_ID.fullmatch(item_id):
            remedy = "write capital letters and four digits, such as ML0042"
            self._faults.add(node, f"the id {item_id} has another form", remedy)

    def _difficulty(self, node: Node | None) -> Difficulty:
        known = tuple(Difficulty)
        found = self._read.one_of(node, "the difficulty", known)
        return Difficulty(found) if found in known else Difficulty.MEDIUM

    def _rubric(
        self, fields: Mapping[str, Node], question: str, answer: str, sides: Collection[str]
    ) -> tuple[KeyPoint, ...]:
        node = fields.get("rubric")
        if node is None:
            return draft_rubric(question, answer) if answer else ()
        entries = self._read.entries(node, "the rubric")
        if isinstance(node, Listing) and not entries:
            remedy = "write a key point, or delete rubric: to have one drafted"
            self._faults.add(node, "the rubric is empty", remedy)
        points = tuple(self._point(entry, sides) for entry in entries)
        self._check_twice([(p.id, e) for p, e in zip(points, entries, strict=True)], "key point")
        return points

    def _point(self, node: Node, sides: Collection[str]) -> KeyPoint:
        read, what = self._read, "a key point"
        fields = read.fields(node, what, POINT_KEYS, ("whole", "named", "about"))
        ideas = read.entries(fields.get("ideas"), "the ideas")
        if isinstance(fields.get("ideas"), Listing) and not ideas:
            self._faults.add(fields["ideas"], "the ideas are empty", "write one wording or more")
        point = KeyPoint(
            id=self._name(fields.get("id"), "the id of a key point"),
            weight=read.number(fields.get("weight"), "a weight"),
            says=self._markdown(fields.get("says"), "says"),
            ask=self._markdown(fields.get("ask"), "ask"),
            ideas=tuple(self._idea(idea, sides) for idea in ideas),
            whole=self._wordings(fields.get("whole"), "whole"),
            named=self._wordings(fields.get("named"), "named"),
            about=self._about(fields.get("about"), sides),
        )
        if point.ideas and not any(idea.earns for idea in point.ideas):
            wrong = f"every idea of {point.id} only supports, so nothing earns its weight"
            self._faults.add(fields["ideas"], wrong, "take supports: true from one of them")
        return point

    def _idea(self, node: Node, sides: Collection[str]) -> Idea:
        if not isinstance(node, Map):
            return Idea(self._wordings(node, "an idea"))
        fields = self._read.fields(node, "an idea", ("any",), ("supports", "about", "bind"))
        return Idea(
            wordings=self._wordings(fields.get("any"), "an idea"),
            earns=not self._read.truth(fields.get("supports"), "supports", default=False),
            about=self._about(fields.get("about"), sides),
            bind=self._pairs(fields.get("bind"), "bind"),
        )

    def _pairs(self, node: Node | None, what: str) -> tuple[tuple[str, str], ...]:
        named = self._read.named(node, what)
        if node is not None and len(named) == 1:
            self._faults.add(node, f"{what} has one pair", "name two: what can be swapped")
        pairs = tuple((role, self._read.line(n, f"{role}'s partner")) for role, n in named.items())
        for pair, partner in zip(pairs, named.values(), strict=True):
            self.wordings.append(Said(self._faults.item, pair, (partner, partner)))
        return pairs

    def _wordings(self, node: Node | None, what: str) -> tuple[str, ...]:
        if isinstance(node, Listing) and not node.entries:
            self._faults.add(node, f"{what} is empty", "write one wording or more")
        texts = self._read.lines(node, what, "a wording")
        if isinstance(node, Listing):
            self.wordings.append(Said(self._faults.item, texts, node.entries))
        return texts

    def _about(self, node: Node | None, sides: Collection[str]) -> str | None:
        if node is None:
            return None
        if not sides:
            text = self._read.text(node, "about")
            remedy = "name the sides under sides:, or delete about:"
            self._faults.add(node, f"about names {text}, and the item has no sides", remedy)
            return None
        return self._read.one_of(node, "the side", sides)

    def _misconceptions(
        self, fields: Mapping[str, Node], rubric: tuple[KeyPoint, ...], sides: Collection[str]
    ) -> tuple[Misconception, ...]:
        entries = self._read.entries(fields.get("misconceptions"), "the misconceptions")
        points = () if "rubric" not in fields else tuple(point.id for point in rubric)
        found = tuple(self._misconception(entry, points, sides) for entry in entries)
        pairs = [(m.id, e) for m, e in zip(found, entries, strict=True)]
        self._check_twice(pairs, "misconception")
        return found

    def _misconception(
        self, node: Node, points: tuple[str, ...], sides: Collection[str]
    ) -> Misconception:
        read, what = self._read, "a misconception"
        fields = read.fields(node, what, ("id", "refute"), MORE_WRONG_KEYS)
        cancels = fields.get("cancels")
        if fields and "wrong" not in fields and "swaps" not in fields:
            self._faults.add(node, f"{what} says nothing wrong", "add wrong: with its wordings")
        return Misconception(
            id=self._name(fields.get("id"), "the id of a misconception"),
            wrong=self._wordings(fields.get("wrong"), "wrong"),
            cancels=tuple(
                self._cancelled(entry, points) for entry in read.entries(cancels, "cancels")
            ),
            refute=self._markdown(fields.get("refute"), "refute"),
            about=self._about(fields.get("about"), sides),
            swaps=self._pairs(fields.get("swaps"), "swaps"),
            central=read.truth(fields.get("central"), "central", default=False),
        )

    def _cancelled(self, node: Node, points: tuple[str, ...]) -> str:
        if not points:
            wrong = "cancels names a key point, and the item has no rubric of its own"
            self._faults.add(node, wrong, "write the rubric, or delete cancels:")
            return ""
        return self._read.one_of(node, "the key point", points)

    def _sides(self, node: Node | None) -> dict[str, tuple[str, ...]]:
        named = self._read.named(node, "sides")
        if node is not None and len(named) == 1:
            remedy = "name two or more, or delete sides: and about:"
            self._faults.add(node, "an item cannot have one side alone", remedy)
        return {name: self._wordings(value, f"the side {name}") for name, value in named.items()}

    def _picture(self, node: Node | None) -> Picture | None:
        if node is None:
            return None
        fields = self._read.fields(node, "a picture", ("name", "alt"))
        return Picture(
            name=self._name(fields.get("name"), "the name of a picture"),
            alt=self._read.line(fields.get("alt"), "the alternative text"),
        )

    def _markdown(self, node: Node | None, what: str) -> str:
        text = self._read.text(node, what)
        if node is not None and (opened := unclosed(text)):
            offset, sign = opened
            at = self._read.spot(node, offset)
            wrong = f"{what} has a formula that {sign} opens and nothing closes"
            self._faults.add(at, wrong, f"close it with {sign}, or write a dollar as \\$")
        return text

    def _name(self, node: Node | None, what: str) -> str:
        text = self._read.text(node, what)
        if node is not None and text and not NAME.fullmatch(text):
            remedy = "use small letters, digits and hyphens, such as early-layers"
            self._faults.add(node, f"{what} is “{text}”", remedy)
        return text

    def _check_twice(self, named: list[tuple[str, Node]], what: str) -> None:
        first: dict[str, Node] = {}
        for name, node in named:
            if name and name in first:
                wrong = f"the {what} {name} stands on line {first[name].line} already"
                self._faults.add(Position(node.line, node.column), wrong, "give it another id")
            first.setdefault(name, node)


def _id_in(node: Node) -> ItemId | None:
    """Look for the id ahead of reading, so that every fault of the item can name it."""
    if isinstance(node, Map):
        for key, value in node.entries:
            if isinstance(key, Text) and key.value == "id" and isinstance(value, Text):
                return ItemId(value.value) if ITEM_ID.fullmatch(value.value) else None
    return None
