"""One setting as it is shown, in its group, with what is known around it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from partnertrack.settings import Settings

Kind = Literal["choice", "text", "way", "folder", "act", "told"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A choice, a text, a way to where it is chosen, a folder, or something to be done.

    `also` are other words for it, with commas between them. `value` is what it is now and `usual` what it was in the
    beginning, None where there is no such thing. `told` says in words how it stands, `button` what can be done.
    """

    key: str
    title: str
    hint: str = ""
    also: str = ""
    kind: Kind = "told"
    value: object = None
    usual: object = None
    entries: tuple[tuple[str, object], ...] = ()
    told: str = ""
    button: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether it is another one than in the beginning."""
        return self.usual is not None and self.value != self.usual


@dataclass(frozen=True, slots=True)
class Group:
    """Settings that belong together."""

    key: str
    title: str
    icon: str
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class KnownPilot:
    """What the open pilot says of itself, and how it stands with its safety."""

    title: str
    donor: str
    organisation: str
    applicants: str
    scheme: str
    access: str
    second: str
    backups: Path | None
    may_change: bool = True
    is_practice: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """A place on the disk, by what lies there."""

    key: str
    path: Path


@dataclass(frozen=True, slots=True)
class Around:
    """All that the settings are made of; `pilot` is None while none is open, or is not read yet."""

    settings: Settings
    version: str
    folders: tuple[Folder, ...]
    is_portable: bool
    is_arranged: bool = False
    pilot: KnownPilot | None = None
