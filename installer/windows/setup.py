"""Makes of a laid out program the setup for one user and the archive for a stick, always the same bytes."""

from __future__ import annotations

import os
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

_SCRIPT = Path(__file__).with_name("setup.nsi")
_TOOL = "makensis"
_LEVEL = 9


def make_setup(parts: Path, app: Path, version: str, target: Path, moment: int, sign: str = "") -> None:
    """Write the setup program; `parts` has the launchers and the icon, `sign` is a command with %1 for the file."""
    listing = parts / "files.nsh"
    listing.write_text("\n".join(_listed(app)) + "\n", "utf-8-sig")
    kilobytes = sum(path.stat().st_size for path in app.rglob("*") if path.is_file()) // 1024
    said = {
        "VERSION": version,
        "SETUP": target,
        "PARTS": parts,
        "KILOBYTES": kilobytes,
        **({"SIGN": sign} if sign else {}),
    }
    options = [f"-D{name}={value}" for name, value in said.items()]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    subprocess.run([_TOOL, "-V2", "-WX", "-NOCD", *options, str(_SCRIPT)], check=True, env=environment)


def _listed(app: Path) -> Iterator[str]:
    """The lines by which NSIS takes every file of a folder, in an order that is always the same."""
    folder = None
    for path in _files(app):
        if path.parent != folder:
            folder = path.parent
            place = "\\".join((app.name, *folder.relative_to(app).parts))
            yield f'SetOutPath "$INSTDIR\\{_quoted(place)}"'
        yield f'File "/oname={_quoted(path.name)}" "{path}"'  # what is read is taken as it stands


def _quoted(text: str) -> str:
    """A text as it stands between quotes in a script of NSIS; raises ValueError where it cannot."""
    if '"' in text or "\n" in text:
        raise ValueError(f"{text} cannot be named in the setup's script")
    return text.replace("$", "$$")


def make_archive(parts: Path, app: Path, target: Path, moment: int) -> None:
    """Write the archive of a portable program: launchers, `current`, the marker `portable`, and the program."""
    told = {"current": f"{app.name}\n".encode(), "portable": b""}
    named = {path.name: path for path in parts.glob("*.exe")}
    named |= {f"{app.name}/{path.relative_to(app).as_posix()}": path for path in _files(app)}
    at = time.gmtime(moment)[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in sorted({*told, *named}):
            entry = zipfile.ZipInfo(f"PartnerTrack/{name}", at)
            entry.external_attr, entry.create_system = 0o644 << 16, 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = told[name] if name in told else named[name].read_bytes()
            archive.writestr(entry, content, compresslevel=_LEVEL)


def _files(app: Path) -> list[Path]:
    return sorted(
        (path for path in app.rglob("*") if path.is_file()), key=lambda path: path.relative_to(app).as_posix()
    )
