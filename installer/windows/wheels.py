"""Fetches the locked wheels for Windows, and unpacks of them what the program needs."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from installer.sources import without_docs
from installer.windows import contents, imports

LOCK = Path(__file__).resolve().parent.parent / "requirements.txt"
_PIN = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ;[^-]*?(?P<marker>\w+ == \"\w+\"))?(?P<hashes>(?: --hash=\S+)+)"
)
_FOR_WINDOWS = 'sys_platform == "win32"'
_LEFT_OUT_FOLDERS = ("scripts", "headers", "data")
_TOP = {"purelib": "", "platlib": ""}


def locked(text: str) -> dict[str, str]:
    """The requirements of a lock that Windows needs, by name, each as pip reads it; markers are resolved."""
    pins = {}
    for line in text.replace(" \\\n   ", "").splitlines():
        found = _PIN.fullmatch(line)
        if found and found["marker"] in (None, _FOR_WINDOWS) and found["name"] not in contents.SAID["packages"]:
            pins[found["name"]] = f"{found['name']}=={found['version']}{found['hashes']}"
    return pins


def fetch(folder: Path, series: str, options: tuple[str, ...] = ()) -> list[Path]:
    """The wheels for one series of Python, such as "3.13", downloaded by pip where they are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = folder / "requirements.txt"
    text = "\n".join(locked(LOCK.read_text("utf-8")).values()) + "\n"
    if not asked.is_file() or asked.read_text("utf-8") != text:
        for old in folder.glob("*.whl"):
            old.unlink()
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
        command += ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--platform", "win_amd64"]
        command += ["--python-version", series, "--implementation", "cp", "--dest", str(folder), *options]
        wanted = folder / "wanted.txt"
        wanted.write_text(text, "utf-8")
        subprocess.run([*command, "--requirement", str(wanted)], check=True)
        wanted.replace(asked)  # only what was fetched as a whole counts as fetched
    return sorted(folder.glob("*.whl"))


def unpack(wheels: list[Path], lib: Path) -> None:
    """Put what the program needs of these wheels into a folder; raises ValueError where two bring the same file."""
    tables: dict[str, frozenset[str]] = {}
    for wheel in wheels:
        for place, content in _files(wheel):
            target = lib / place
            if target.exists():
                raise ValueError(f"{wheel.name} brings {place}, and so does another wheel")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            if target.suffix in imports.PROGRAMS:
                tables[place] = imports.wanted(content)
    for place in contents.closed(tables):
        (lib / place).unlink()


def _files(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """What the program needs of one wheel: the place below `lib`, and the content."""
    with zipfile.ZipFile(wheel) as file:
        for entry in file.infolist():
            place = place_of(entry.filename)
            if place and not entry.is_dir() and contents.is_wanted(place):
                content = file.read(entry)
                yield place, without_docs(content) if contents.is_lean(place) else content


def place_of(name: str) -> str:
    """Where an installer would put a file of a wheel, below `lib`; "" for scripts and the like."""
    parts = PurePosixPath(name).parts
    if PurePosixPath(name).is_absolute() or ".." in parts or "\\" in name or ":" in name:
        raise ValueError(f"{name} would lie elsewhere")
    if parts[0].endswith(".data") and len(parts) > 1:
        return "/".join(parts[2:]) if parts[1] in _TOP else ""
    return name
