"""Takes python.org's embeddable package: is it the pinned one, and what of it the program needs."""

from __future__ import annotations

import hashlib
import tomllib
import zipfile
from dataclasses import dataclass
from fnmatch import fnmatchcase
from io import BytesIO
from pathlib import Path
from typing import Final

from installer.windows.contents import SAID

GIVEN: Final = ("python3.dll", "vcruntime140.dll", "vcruntime140_1.dll")
"""Libraries that the package brings, beside that of its series."""

_NEEDED: Final = ("python.exe", "pythonw.exe")
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Interpreter:
    """The embeddable Python that is wanted: its series and version, where it comes from, its hash, and its sizes."""

    series: str
    version: str
    url: str
    sha256: str
    packed: int
    unpacked: int

    @property
    def short(self) -> str:
        """Its name in the names of its files, such as "python313"."""
        return "python" + self.series.replace(".", "")


def pinned() -> Interpreter:
    """The interpreter that python.toml pins."""
    return Interpreter(**tomllib.loads(Path(__file__).with_name("python.toml").read_text("utf-8")))


def check(embedded: Path, wanted: Interpreter) -> None:
    """Raise ValueError where a file is not the interpreter that is pinned."""
    found = hashlib.sha256(embedded.read_bytes()).hexdigest()
    if found != wanted.sha256:
        raise ValueError(f"{embedded.name} is not {wanted.url}: its SHA-256 is {found}, not {wanted.sha256}")


def unpack(embedded: Path, folder: Path, wanted: Interpreter) -> None:
    """Put what the program needs of the package into a folder; raises ValueError where it is no such package."""
    folder.mkdir(parents=True)
    library = f"{wanted.short}.zip"
    with zipfile.ZipFile(embedded) as file:
        for name in file.namelist():
            if "/" in name or "\\" in name or ".." in name or ":" in name:
                raise ValueError(f"{embedded.name} has {name}, which an embeddable Python has not")
            if name not in SAID["interpreter"]["needless"]:
                content = file.read(name)
                (folder / name).write_bytes(_lean(content) if name == library else content)
    for name in _NEEDED:
        if not (folder / name).is_file():
            raise ValueError(f"{embedded.name} has no {name}")
    # It names the only folders that are searched: nothing of the system's, of the user's or of the environment's.
    (folder / f"{wanted.short}._pth").write_bytes(f"{library}\r\n.\r\n..\\lib\r\n..\r\n".encode())


def _lean(library: bytes) -> bytes:
    """The standard library without what the program never asks for, and unpacked: the setup packs it better."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(library)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(source.namelist()):
            if not any(fnmatchcase(name, pattern) for pattern in SAID["interpreter"]["needless_modules"]):
                target.writestr(zipfile.ZipInfo(name, _LONG_AGO), source.read(name))
    return written.getvalue()
