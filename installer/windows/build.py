"""Builds the program for 64-bit Windows, on Linux: a setup for one user, and an archive for a stick.

    .venv/bin/python installer/windows/build.py --python-embed FILE.zip [--out dist] [--sign CERTIFICATE.p12]

FILE.zip is python.org's embeddable package that installer/windows/python.toml pins. --stub takes any zip in its place
and names what it makes so: for tests. installer/windows/README.md says what must be installed.

Exit status: 2 wrong usage, 3 a tool is missing, 4 the build failed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from installer.windows import interpreter, launcher, program, setup, signing, wheels

TOOLS = {
    "makensis": "nsis",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
}
_WORK = program.ROOT / "build/windows"
_MEGA = 1e6
_LONG_AGO = 1767225600
"""The first second of 2026: what a checkout without git takes for the day of its last commit."""


def main(arguments: list[str]) -> int:
    """Build what the arguments ask for and print what it measures; the exit status."""
    asked = _asked(arguments)
    if asked.where:
        print(interpreter.pinned().url)
        return 0
    if missing := [package for tool, package in TOOLS.items() if not shutil.which(tool)]:
        print(f"Tools are missing here: sudo apt-get install {' '.join(missing)}", file=sys.stderr)
        return 3
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        build(
            asked.python_embed, asked.out, is_stub=asked.stub, signer=signing.Signer.of(asked.sign, asked.password_file)
        )
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        print(f"Not built: {error}", file=sys.stderr)
        return 4
    return 0


def build(embedded: Path, out: Path, *, is_stub: bool, signer: signing.Signer | None) -> list[Path]:
    """Make setup and archive; raises ValueError, OSError or CalledProcessError."""
    wanted, version = interpreter.pinned(), program.version()
    if not is_stub:
        interpreter.check(embedded, wanted)
    moment = _moment()
    app, parts = _WORK / f"app-{version}", _WORK / "parts"
    found = wheels.fetch(_WORK / "wheels", wanted.series)
    program.lay_out(app, embedded, found, wanted)
    if faults := program.missing(app, wanted, is_stub=is_stub):
        raise ValueError("libraries are missing:\n" + "\n".join(faults))
    shutil.rmtree(parts, ignore_errors=True)
    parts.mkdir(parents=True)
    made = launcher.compile_all(parts, version)
    launcher.write_icon(parts / "app.ico")
    if signer:
        for path in made:
            signer.sign(path)
    for folder in (app, parts):
        program.settle(folder, moment)
    out.mkdir(parents=True, exist_ok=True)
    stem = f"PartnerTrack-{version}{'-stub' if is_stub else ''}"
    targets = [out.resolve() / f"{stem}-setup.exe", out.resolve() / f"{stem}-windows.zip"]
    setup.make_setup(parts, app, version, targets[0], moment, signer.command() if signer else "")
    setup.make_archive(parts, app, targets[1], moment)
    if signer:
        signer.sign(targets[0])
    _tell(app, targets, wanted, is_stub=is_stub)
    return targets


def _moment() -> int:
    """Seconds since 1970 that every file bears: those of the last commit, or as SOURCE_DATE_EPOCH says."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    command = ["git", "-C", str(program.ROOT), "log", "-1", "--format=%ct"]
    answer = subprocess.run(command, check=False, capture_output=True, text=True)
    return int(answer.stdout or _LONG_AGO) if answer.returncode == 0 else _LONG_AGO


def _tell(app: Path, targets: list[Path], wanted: interpreter.Interpreter, *, is_stub: bool) -> None:
    """Print what the parts measure; where a stub stands for the interpreter, with what that adds."""
    found = program.sizes(app)
    large = {name: size for name, size in sorted(found.items(), key=lambda each: -each[1]) if size >= _MEGA}
    rest = sum(found.values()) - sum(large.values())
    add, add_packed = (wanted.unpacked, wanted.packed) if is_stub else (0, 0)
    rows = [*large.items(), ("everything else", rest)]
    if is_stub:
        rows.append(("the interpreter, as an estimate", add))
    rows.append(("installed", sum(found.values()) + add))
    rows += [
        (target.name + (" with the interpreter" if is_stub else ""), target.stat().st_size + add_packed)
        for target in targets
    ]
    for name, size in rows:
        print(f"{name:<60} {size / _MEGA:8.1f} MB")
    for target in targets:
        print(target)


def _asked(arguments: list[str]) -> argparse.Namespace:
    wanted = argparse.ArgumentParser(prog="build.py", description="Builds the program for 64-bit Windows.")
    source = wanted.add_mutually_exclusive_group(required=True)
    source.add_argument("--python-embed", type=Path, help="python.org's embeddable package")
    source.add_argument("--where", action="store_true", help="print where that package is to be had")
    wanted.add_argument("--out", type=Path, default=program.ROOT / "dist")
    wanted.add_argument("--stub", action="store_true", help="take any zip for the interpreter; for tests")
    wanted.add_argument("--sign", type=Path, help="a certificate with its key (PKCS #12)")
    wanted.add_argument("--password-file", type=Path, help="the file with that certificate's password")
    return wanted.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
