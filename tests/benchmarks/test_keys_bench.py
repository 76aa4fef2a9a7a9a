"""Measures how long an encrypted pilot takes to unlock: run with -m benchmark."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from partnertrack.persistence.keys.slots import LANES, MEMORY, PASSES
from partnertrack.services import access, pilots

pytestmark = pytest.mark.benchmark

WORDS = ("violin gravel sunday tooth", "for a colleague of mine", "for the figures only")


def _seconds(work: Callable[[], object]) -> float:
    """Return the best of three, in seconds of the processor: a busy machine is no fault of the keys."""
    taken = []
    for _run in range(3):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def test_unlocking_with_three_passphrases(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    path = tmp_path / "pilot.ptrack"
    pilots.create_pilot(path, "inspire_gh", passphrase=WORDS[0]).close()
    mine = access.unlock(path, WORDS[0])
    for words in WORDS[1:]:
        access.add_passphrase(path, mine, words)
    code = access.new_recovery_code(path, mine)

    def once() -> None:
        Argon2id(salt=bytes(16), length=32, iterations=PASSES, lanes=LANES, memory_cost=MEMORY).derive(b"words")

    def opened(secret: str) -> None:
        pilots.open_pilot(path, access=access.unlock(path, secret)).close()

    one = _seconds(once)
    first, last, by_code = (_seconds(partial(opened, secret)) for secret in (WORDS[0], WORDS[2], code))
    with closing(pilots.open_pilot(path, access=mine)):
        listed = _seconds(lambda: access.slots(path, mine))
    for name, seconds in (("first", first), ("last", last), ("code", by_code), ("list", listed)):
        print(f"{name}: {seconds:.2f} s, {seconds / one:.1f} times one Argon2id ({one:.2f} s)")  # noqa: T201 - a benchmark tells
        record_property(name, round(seconds / one, 2))
    assert last < 1.5
    assert by_code < first + one
    assert last / one < 6
