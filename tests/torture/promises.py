"""What a process said about its work before it was ended: what is stored for good, and what it was at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

LOST, HALF_DONE, UNOPENABLE, LEFT_OVER = "lost", "half done", "unopenable", "left over"
KINDS = (LOST, HALF_DONE, UNOPENABLE, LEFT_OVER)
Fault = tuple[str, str]
"""What kind of fault, and what it is."""

Tip = tuple[int, str]
"""How many entries the journal has, and the hash of the last one."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What must be found: the journal's tip, the passphrase, files by name with their SHA-256, the newest
    backup by name with the journal's tip in it, whom nothing may bring back.

    `shut` are passphrases that no longer open the pilot; `is_encrypted` says that nothing of it may lie open.
    """

    tip: Tip | None = None
    secret: str = ""
    shut: tuple[str, ...] = ()
    is_encrypted: bool = True
    files: dict[str, str] = field(default_factory=dict)
    backup: tuple[str, Tip] | None = None
    erased: tuple[tuple[str, str], ...] = ()

    def with_more(self, said: dict[str, Any]) -> Promise:
        """The promise after one more word of the process."""
        changed: dict[str, Any] = {name: said[name] for name in ("secret", "is_encrypted") if name in said}
        if "tip" in said:
            changed["tip"] = _tip(said["tip"])
        if "backup" in said:
            changed["backup"] = (said["backup"][0], _tip(said["backup"][1]))
        return replace(
            self,
            **changed,
            shut=tuple({*self.shut, *said.get("shut", ())} - {changed.get("secret")}),
            files=self.files | said.get("files", {}),
            erased=(*self.erased, *said.get("erased", ())),
        )


def _tip(said: Sequence[Any]) -> Tip:
    count, last = said
    return count, last


@dataclass(frozen=True, slots=True)
class Told:
    """What was acknowledged, and what was begun and not ended: its name and what it may have left; "" when at nothing.

    A `tip` or `secret` among what it may have left is as good as the acknowledged one.
    """

    promise: Promise
    at_work: str
    may: dict[str, Any]
    acknowledged: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One process that was ended: in which scene, how, at which step, and what is wrong with what it left."""

    scene: str
    way: str
    step: str
    acknowledged: int
    faults: tuple[Fault, ...]


def say(is_done: bool, name: str, said: dict[str, Any]) -> str:  # noqa: FBT001 - begun or done
    """A word of the process, one line."""
    return json.dumps([is_done, name, said]) + "\n"


def heard(lines: list[str], start: Promise) -> Told:
    """What all that a process said comes to; a line that was cut off was not said."""
    promise, at_work, acknowledged = start, "", 0
    may: dict[str, Any] = {}
    for line in lines:
        if not line.endswith("\n"):
            break
        is_done, name, said = json.loads(line)
        if is_done:
            promise, at_work, may = promise.with_more(said), "", {}
            acknowledged += 1
        else:
            at_work, may = name, said
    return Told(promise, at_work, may, acknowledged)
