"""Whatever a file holds: a Bank, or a BankError; never another exception."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.test_bank_loading import SMALL
from tutorbot.bank import BankError, Fault, load_bank
from tutorbot.core.model import Bank

PIECES = st.sampled_from(
    [*"-:?,[]{}#&*!|>'\"%@`~\\$\t\n =<\u2028\ufeff\x85\x00\ud7ff🙂"]
) | st.sampled_from(
    ["\n  ", "\n    - ", ": ", "---\n", "...\n", "<<: ", "!!int ", "items:", "null", "1e400", "$$"]
)
FUZZ = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bank.yaml"


def read(path: Path, data: bytes) -> Bank | None:
    path.write_bytes(data)
    faults: tuple[Fault, ...] = ()
    try:
        return load_bank(path)
    except BankError as error:
        faults = error.faults
    assert faults
    assert all(fault.wrong and fault.remedy for fault in faults)
    return None


@FUZZ
@given(data=st.binary(max_size=300))
def test_any_bytes(path: Path, data: bytes) -> None:
    read(path, data)


@FUZZ
@given(pieces=st.lists(PIECES | st.text(max_size=5), max_size=40))
def test_any_yaml_like_text(path: Path, pieces: list[str]) -> None:
    read(path, "".join(pieces).encode("utf-8", "surrogatepass"))


@FUZZ
@given(at=st.integers(0, len(SMALL)), gone=st.integers(0, 30), new=PIECES | st.text(max_size=5))
def test_a_bank_with_one_change(path: Path, at: int, gone: int, new: str) -> None:
    read(path, (SMALL[:at] + new + SMALL[at + gone :]).encode("utf-8", "surrogatepass"))


@FUZZ
@given(data=st.data())
def test_a_bank_with_lines_moved_about(path: Path, data: st.DataObject) -> None:
    lines = SMALL.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 4))):
        moved = lines.pop(data.draw(st.integers(0, len(lines) - 1)))
        lines.insert(data.draw(st.integers(0, len(lines))), moved)

    read(path, "".join(lines).encode())
