"""Makes small updates of a program that is none, signed with a key of the tests, and folders to update with them."""

from __future__ import annotations

import base64
import json
import random
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from installer.updates import sign
from partnertrack.updating import signature
from partnertrack.updating.manifest import here
from partnertrack.updating.signature import Key

NAME = "tests-2026"
Files = Mapping[str, bytes]
Told = Callable[[bytes], bytes]
_BYTES = random.Random(1).randbytes(300_000)  # noqa: S311 - nothing that packs well
OLD: Files = {"partnertrack": b"old", "lib/a.so": b"a" * 5000}
NEW: Files = {
    "partnertrack": b"new",
    "lib/a.so": _BYTES,
    "lib/deep/b.txt": b"",
    "resources/c.txt": b"\xc3\xa9",
}


@dataclass(frozen=True)
class Signer:
    """A private key, and what is shipped of it."""

    private: Ed25519PrivateKey
    shipped: Key


def new_signer(name: str = NAME) -> Signer:
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Signer(private, Key(name, date(2026, 11, 28), public))


def app(folder: Path, files: Files) -> Path:
    """A program of these files; `partnertrack` can be started, and `lib/link` leads to a library."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "partnertrack").chmod(0o755)
    if not (folder / "lib/link").is_symlink():
        (folder / "lib/link").symlink_to("a.so")
    return folder


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch, signer: Signer, version: str = "0.1.0") -> Path:
    """An installation whose program of that version runs, and trusts the signer."""
    app(folder / f"app-{version}", OLD)
    (folder / "current").write_text(f"app-{version}\n")
    monkeypatch.setattr(sys, "executable", str(folder / f"app-{version}" / "partnertrack"))
    monkeypatch.setattr(signature, "shipped", lambda: (signer.shipped,))
    return folder


def update(
    folder: Path,
    signer: Signer,
    *,
    version: str = "0.2.0",
    least: str = "0.1.0",
    platform: str = "",
    files: Files = NEW,
) -> Path:
    """A signed update, as `sign.py` makes it."""
    program = app(folder / f"app-{version}", files)
    notes = {"en": ("Letters in Arabic.",), "fr": ("Des lettres en arabe.",)}
    said = sign.manifest_of(program, least, platform or here(), notes)
    return sign.write(said, program, signer.private, signer.shipped.name, folder)


def altered(
    path: Path, changes: Mapping[str, Told | None], more: Files | None = None, *, key: Signer | None = None
) -> Path:
    """The same update with members changed, taken out (None) or added; signed anew where a key is given."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        if change is None:
            del members[name]
        else:
            members[name] = change(members[name])
    if key is not None:
        signed = base64.b64encode(key.private.sign(members["manifest.json"])).decode()
        members["manifest.sig"] = json.dumps({"key": key.shipped.name, "signature": signed}).encode()
    place = path.with_name(f"altered-{path.name}")
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*members.items(), *(more or {}).items()):
            archive.writestr(name, content)
    return place


def holds(folder: Path) -> dict[str, bytes]:
    """What a program is made of."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
