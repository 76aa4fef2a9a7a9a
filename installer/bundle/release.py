"""What a release is called and when it was made: from the sources, so that the same sources make the same files."""

from __future__ import annotations

import os
import platform
import shutil
import time
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path

from partnertrack import __version__

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/package"
DIST = ROOT / "dist"
LINUX = Path(__file__).resolve().parent / "linux"
ENTRY = "partnertrack.desktop"
KIND = "partnertrack.xml"

_DEBIAN_NAMES = {"x86_64": "amd64", "aarch64": "arm64"}


@dataclass(frozen=True, slots=True)
class Release:
    """A version, the moment of its last commit (seconds since 1970) and the processor that it runs on."""

    version: str
    moment: int
    processor: str

    @property
    def day(self) -> str:
        """The day of the release, such as 2026-11-28."""
        return time.strftime("%Y-%m-%d", time.gmtime(self.moment))

    @property
    def stamp(self) -> str:
        """The moment of the release as Debian's changelogs have it."""
        return formatdate(self.moment)

    @property
    def architecture(self) -> str:
        """The processor as Debian calls it."""
        return _DEBIAN_NAMES[self.processor]

    def filled(self, template: Path, **more: object) -> str:
        """The text of a template with version, day and what is given in place of its @NAMES@."""
        text = template.read_text(encoding="utf-8")
        known = {"version": self.version, "date": self.day, "stamp": self.stamp, **more}
        for name, value in known.items():
            text = text.replace(f"@{name.upper()}@", str(value))
        return text


def program(name: str) -> str:
    """Where a program of the system is; raises `FileNotFoundError` when it is not installed."""
    if (found := shutil.which(name)) is None:
        raise FileNotFoundError(f"{name} is not installed")
    return found


def this_release() -> Release:
    """The release that the sources are."""
    return Release(__version__, int(os.environ["SOURCE_DATE_EPOCH"]), platform.machine())
