"""Windows as far as Debian's Wine has it: a computer of its own in a temporary folder, without a screen."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

WINE = Path("/usr/lib/wine/wine64")
TOOLS = ("makensis", "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres")
_PATIENCE = 240
"""Seconds that a program may take."""


def lacking() -> str:
    """What is not installed here of what building and trying need; "" where all is."""
    tools = [tool for tool in TOOLS if not shutil.which(tool)]
    return ", ".join([*tools, *([] if WINE.is_file() else [str(WINE)])])


@dataclass(frozen=True, slots=True)
class Computer:
    """A prefix of Wine: a drive C: and a registry."""

    prefix: Path

    @property
    def home(self) -> Path:
        """The folder of its only user."""
        return self.prefix / "drive_c/users" / getpass.getuser()

    def start(self, *command: str | Path, **variables: str) -> tuple[int, str, str]:
        """Run a program to its end: exit status, what it wrote, and its errors."""
        environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment |= {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=d"}
        done = subprocess.run(
            [WINE, *command],
            env=environment | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def be(self, version: str) -> None:
        """Pass for that version of Windows, such as "win10"."""
        self.start("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", version, "/f")

    def registered(self, key: str, name: str = "") -> str:
        """A value of the user's registry, as `reg` writes it; "" where it is not there."""
        asked = ("/v", name) if name else ("/ve",)
        status, told, _ = self.start("reg", "query", f"HKCU\\{key}", *asked)
        line = next((line for line in told.splitlines() if "REG_" in line), "") if status == 0 else ""
        return line.split("    ", 3)[-1].strip() if line else ""
