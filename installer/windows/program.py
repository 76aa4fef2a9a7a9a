"""Lays the folder `app-X.Y.Z` out: interpreter, packages, the program itself, and the licences of all of them."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.windows import imports, wheels

ROOT: Final = Path(__file__).resolve().parents[2]
_GIVEN_BY_PYTHON: Final = ("python3.dll", "vcruntime140.dll", "vcruntime140_1.dll")
_NEEDED_OF_PYTHON: Final = ("python.exe", "pythonw.exe")


@dataclass(frozen=True, slots=True)
class Interpreter:
    """The embeddable Python that is wanted: its series and version, where it comes from, its hash, and its sizes."""

    series: str
    version: str
    url: str
    sha256: str
    size: int
    unpacked: int

    @property
    def short(self) -> str:
        """Its name in the names of its files, such as "python313"."""
        return "python" + self.series.replace(".", "")


def interpreter() -> Interpreter:
    """The interpreter that python.toml pins."""
    return Interpreter(**tomllib.loads(Path(__file__).with_name("python.toml").read_text("utf-8")))


def version() -> str:
    """The version of the program in this checkout."""
    text = (ROOT / "partnertrack/__init__.py").read_text("utf-8")
    return re.findall(r'^__version__ = "([\d.]+)"$', text, re.MULTILINE)[0]


def check(embedded: Path, wanted: Interpreter) -> None:
    """Raise ValueError where a file is not the interpreter that is pinned."""
    found = hashlib.sha256(embedded.read_bytes()).hexdigest()
    if found != wanted.sha256:
        raise ValueError(f"{embedded.name} is not {wanted.url}: its SHA-256 is {found}, not {wanted.sha256}")


def lay_out(app: Path, embedded: Path, found: list[Path], wanted: Interpreter) -> None:
    """Fill the folder of one version; raises ValueError where the parts do not fit together."""
    shutil.rmtree(app, ignore_errors=True)
    _unpack_interpreter(embedded, app / "python", wanted)
    wheels.unpack(found, app / "lib")
    for package in ("partnertrack", "resources"):
        _copy(package, app)
    for name in ("LICENSE", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, app / name)
    _fence(app)


def _unpack_interpreter(embedded: Path, folder: Path, wanted: Interpreter) -> None:
    with zipfile.ZipFile(embedded) as file:
        for name in file.namelist():
            if "/" in name or "\\" in name or ".." in name or ":" in name:
                raise ValueError(f"{embedded.name} has {name}, which an embeddable Python has not")
        file.extractall(folder)
    for name in _NEEDED_OF_PYTHON:
        if not (folder / name).is_file():
            raise ValueError(f"{embedded.name} has no {name}")
    # It names the only folders that are searched: nothing of the system's, of the user's or of the environment's.
    paths = f"{wanted.short}.zip\r\n.\r\n..\\lib\r\n..\r\n"
    (folder / f"{wanted.short}._pth").write_bytes(paths.encode())


def _copy(package: str, app: Path) -> None:
    """Copy what git keeps, or would keep, of a folder of the checkout."""
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc", "*.po", "*.pot", ".*")
    shutil.copytree(ROOT / package, app / package, ignore=ignored)


def _fence(app: Path) -> None:
    """Give every file the same rights and take empty folders away."""
    for path in sorted(app.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def settle(folder: Path, moment: int) -> None:
    """Give everything below a folder, and the folder, one time (seconds since 1970) and the same rights."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (moment, moment))


def missing(app: Path, wanted: Interpreter, *, is_stub: bool = False) -> list[str]:
    """A line for each library that Windows would not find; a stub is believed to bring what the interpreter brings."""
    tables = {
        path.relative_to(app).as_posix(): imports.wanted(path.read_bytes())
        for path in sorted(app.rglob("*"))
        if path.suffix.lower() in imports.PROGRAMS
    }
    return imports.missing(tables, "python", (*_GIVEN_BY_PYTHON, f"{wanted.short}.dll") if is_stub else ())


def sizes(app: Path) -> Mapping[str, int]:
    """Bytes of the parts of a folder, by the first folder below it, or below `lib`."""
    found: dict[str, int] = {}
    for path in app.rglob("*"):
        if path.is_file():
            parts = path.relative_to(app).parts
            name = "/".join(parts[: 2 if parts[0] == "lib" else 1])
            found[name] = found.get(name, 0) + path.stat().st_size
    return found
