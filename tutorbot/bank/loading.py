"""questions.yaml -> Bank, or a BankError that names every fault with its line."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tutorbot.bank.extension import extension
from tutorbot.bank.faults import BankError, Faults
from tutorbot.bank.items import NAME, ItemReader, Said
from tutorbot.bank.places import value_of
from tutorbot.bank.reading import Reader
from tutorbot.bank.recovery import head_and_items
from tutorbot.bank.shipped import load_lexicon
from tutorbot.bank.tree import Broken, Listing, Node, Text, decoded, parse
from tutorbot.bank.versions import version_of
from tutorbot.bank.wordings import check_wordings
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.model import Bank, Item, ItemId, Topic

LARGEST = 16 * 1024 * 1024  # bytes; 1,000 full items take about 6 million
FORMAT = "1"  # what `version:` at the top of a bank must say
BANK_KEYS = ("version", "topics", "items")


def shipped_path() -> Path:
    """Return where the bank is that ships with the program, installed or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "questions.yaml"
    return installed if installed.exists() else package.parent / "questions.yaml"


@dataclass(frozen=True, slots=True)
class BankFile:
    """A bank as read, and what is needed to tell where in its file something stands."""

    bank: Bank
    file: str
    source: str
    tree: Node
    wordings: Sequence[Said]


def load_bank(path: Path) -> Bank:
    """Read a bank without its lexicon, which takes longer: enough to look items up.

    Raises:
        BankError: with every fault of the file, each with its place and what to do.
    """
    return read_bank_file(path).bank


def open_bank(path: Path) -> tuple[Bank, Lexicon]:
    """Read a bank and the lexicon that grades it; every wording is checked against it.

    Raises:
        BankError: with every fault of the file, each with its place and what to do.
    """
    read = read_bank_file(path)
    faults = Faults(read.file)
    with uncollected():
        lexicon = load_lexicon(read.bank.lexicon)
        check_wordings(read.wordings, lexicon, faults)
    faults.stop_if_any()
    return read.bank, lexicon


def read_bank_file(path: Path) -> BankFile:
    """Read a bank and keep the tree it was read from; raise a BankError with all its faults."""
    faults = Faults(str(path))
    source = decoded(contents(path, faults), faults)
    faults.stop_if_any()
    with uncollected():
        read = bank_from(source or "", faults)
    faults.stop_if_any()
    return read


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the garbage collector: what is built has no cycles, and looking for some takes long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # both: what is here counts as old, and is not looked through at once
        if was_enabled:
            gc.enable()


def contents(path: Path, faults: Faults) -> bytes:
    """Return a file's bytes; raise a BankError where there is nothing to read."""
    try:
        if path.is_dir():
            faults.add(None, "this is a folder", "name a file in it, such as questions.yaml")
        elif path.exists() and not path.is_file():
            faults.add(None, "this is not a file", "name a YAML file")
        elif path.exists() and path.stat().st_size > LARGEST:
            faults.add(None, f"larger than {LARGEST // 1024 // 1024} MB", "split the bank")
        else:
            return path.read_bytes()
    except FileNotFoundError:
        faults.add(None, "there is no such file", "look for a slip in its name")
    except PermissionError:
        faults.add(None, "this user may not read it", "change its permissions")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        faults.add(None, f"it cannot be read ({reason})", "name another file")
    raise BankError(faults.found)


def bank_from(source: str, faults: Faults) -> BankFile:
    """Read a bank from its text; faults are noted, and empty values stand for what is wrong."""
    root = parse(source, faults)
    if root is None:
        if not faults.found:
            faults.add(None, "the file is empty", "begin it with version: 1, topics: and items:")
        else:
            _note_the_rest(source, faults)
        return BankFile(Bank({}, (), ""), faults.file, source, Broken(0, 0), ())
    reader = Reader(faults, source)
    fields = reader.fields(root, "a bank", BANK_KEYS, ("lexicon",))
    _check_format(fields.get("version"), faults)
    topics = _topics(reader, fields.get("topics"))
    lexicon, ways = extension(reader, fields.get("lexicon"))
    entries = reader.entries(fields.get("items"), "items")
    item_reader = ItemReader(reader, [topic.slug for topic in topics])
    items = [item_reader.item(entry) for entry in entries]
    _check_ids(items, entries, faults)
    bank = Bank({item.id: item for item in items}, topics, version_of(items, lexicon), lexicon)
    return BankFile(bank, faults.file, source, root, [*ways, *item_reader.wordings])


def _note_the_rest(source: str, faults: Faults) -> None:
    """Note what else is wrong with a bank that is not YAML somewhere."""
    head, entries = head_and_items(source, faults)
    reader = Reader(faults, source)
    slugs = [topic.slug for topic in _topics(reader, value_of(head, "topics"))] if head else []
    if slugs:
        item_reader = ItemReader(reader, slugs)
        _check_ids([item_reader.item(entry) for entry in entries], entries, faults)


def _check_format(node: Node | None, faults: Faults) -> None:
    if node is not None and not (isinstance(node, Text) and node.value == FORMAT):
        faults.add(node, "a bank of another format", f"write version: {FORMAT}")


def _topics(reader: Reader, node: Node | None) -> tuple[Topic, ...]:
    topics = []
    seen: set[str] = set()
    for entry in reader.entries(node, "topics"):
        fields = reader.fields(entry, "a topic", ("slug", "name"))
        slug = reader.text(fields.get("slug"), "a slug")
        if slug and not NAME.fullmatch(slug):
            remedy = "use small letters, digits and hyphens, such as deep-learning"
            reader.faults.add(entry, f"the slug of a topic is “{slug}”", remedy)
        if slug in seen:
            reader.faults.add(entry, f"the topic {slug} stands here twice", "keep one of them")
        seen.add(slug)
        topics.append(Topic(slug, reader.line(fields.get("name"), "the name of a topic")))
    if isinstance(node, Listing) and not topics:
        reader.faults.add(node, "there are no topics", "write one: {slug: trees, name: Trees}")
    return tuple(topics)


def _check_ids(items: Iterable[Item], entries: Iterable[Node], faults: Faults) -> None:
    first: dict[ItemId, Node] = {}
    for item, node in zip(items, entries, strict=True):
        if item.id and item.id in first:
            wrong = f"the item {item.id} stands on line {first[item.id].line} already"
            faults.add(node, wrong, "give one of them an id that is free")
        first.setdefault(item.id, node)
