"""Writes down under which licences everything comes that lies in a bundle."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from installer.bundle.contents import LEFT_OUT
from installer.bundle.release import ROOT
from partnertrack.services.licences import FILE, Licence, gathered, wanted

_COPYRIGHT = Path("/usr/share/doc")


def write_licences(inside: Path) -> tuple[Licence, ...]:
    """Write what the program shows of licences beside its resources; the licences."""
    found = (*gathered(wanted(ROOT / "pyproject.toml"), frozenset(LEFT_OUT)), *_of_system(inside))
    everything = sorted(found, key=lambda each: each.name.casefold())
    text = json.dumps([asdict(each) for each in everything], ensure_ascii=False, indent=1)
    (inside / FILE).write_text(text, encoding="utf-8")
    return tuple(everything)


def _of_system(inside: Path) -> Iterator[Licence]:
    """The licences of the libraries that were taken from the system, where that is Debian or one of its kin."""
    for library in sorted(inside.glob("lib*.so*")):
        package, version = _package(library.name)
        text = _COPYRIGHT / package / "copyright"
        if package and text.is_file() and not package.startswith("libpython"):
            yield Licence(
                package, version, "see text", "https://packages.debian.org/" + package, text.read_text("utf-8")
            )


def _package(name: str) -> tuple[str, str]:
    """The package of the system that a library came from, with its version; empty where nobody knows."""
    package = _ask("--search", f"*/{name}").partition(":")[0].strip()
    return (package, _ask("--show", "--showformat=${Version}", package).strip()) if package else ("", "")


def _ask(*words: str) -> str:
    """What dpkg says; nothing where there is none, or it does not know."""
    if (asker := shutil.which("dpkg-query")) is None:
        return ""
    return subprocess.run([asker, *words], check=False, capture_output=True, text=True).stdout
