"""Lays the folder `app-X.Y.Z` out: interpreter, packages, the program itself, and the licences of all of them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from installer.windows import imports, interpreter, products, wheels

ROOT: Final = Path(__file__).resolve().parents[2]


def version() -> str:
    """The version of the program in this checkout."""
    text = (ROOT / "partnertrack/__init__.py").read_text("utf-8")
    found: list[str] = re.findall(r'^__version__ = "([\d.]+)"$', text, re.MULTILINE)
    return found[0]


def lay_out(app: Path, embedded: Path, found: list[Path], wanted: interpreter.Interpreter) -> None:
    """Fill the folder of one version; raises ValueError where the parts do not fit together."""
    shutil.rmtree(app, ignore_errors=True)
    interpreter.unpack(embedded, app / "python", wanted)
    wheels.unpack(found, app / "lib")
    products.replace(app / "lib")
    _copy(ROOT / "installer/stand_ins", app / "lib")
    for package in ("partnertrack", "resources"):
        _copy(ROOT / package, app / package)
    for name in ("LICENSE", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, app / name)
    _without_empty_folders(app)


def _copy(source: Path, target: Path) -> None:
    """Copy a folder, without what Python, translators and editors leave in it."""
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc", "*.po", "*.pot", ".*")
    shutil.copytree(source, target, ignore=ignored, dirs_exist_ok=True)


def _without_empty_folders(app: Path) -> None:
    for path in sorted(app.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def settle(folder: Path, moment: int) -> None:
    """Give everything below a folder, and the folder, one time (seconds since 1970) and the same rights."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (moment, moment))


def missing(app: Path, wanted: interpreter.Interpreter, *, is_stub: bool = False) -> list[str]:
    """A line for each library that Windows would not find; a stub is believed to bring what the interpreter brings."""
    tables = {
        path.relative_to(app).as_posix(): imports.wanted(path.read_bytes())
        for path in sorted(app.rglob("*"))
        if path.suffix.lower() in imports.PROGRAMS
    }
    return imports.missing(tables, "python", (*interpreter.GIVEN, f"{wanted.short}.dll") if is_stub else ())


def sizes(app: Path) -> Mapping[str, int]:
    """Bytes of the parts of a folder, by the first folder below it, or below `lib`."""
    found: dict[str, int] = {}
    for path in app.rglob("*"):
        if path.is_file():
            parts = path.relative_to(app).parts
            name = "/".join(parts[: 2 if parts[0] == "lib" else 1])
            found[name] = found.get(name, 0) + path.stat().st_size
    return found
