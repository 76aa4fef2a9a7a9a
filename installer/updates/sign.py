"""Makes a signed update of the folder of a program.

    .venv/bin/python installer/updates/sign.py FOLDER --key FILE --name NAME --notes NOTES.toml --out FOLDER
        [--least 0.1.0] [--platform linux-x86_64] [--passphrase-file PATH]

FOLDER is the program of a bundle, called `app-X.Y.Z`; it becomes `PartnerTrack-X.Y.Z-PLATFORM.ptup`. NOTES.toml says
what is new, a list of sentences for each language: `en = ["…"]`. The same folder, notes and key give the same file, bit
by bit.
"""

import argparse
import base64
import hashlib
import json
import stat
import sys
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from getpass import getpass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from partnertrack.persistence import migrate
from partnertrack.updating import manifest as manifests
from partnertrack.updating import package
from partnertrack.updating.manifest import File, Manifest

PORTION = 1 << 20
DAY = (1980, 1, 1, 0, 0, 0)  # the first that zip knows: days of files say nothing of a program
PROGRAM = stat.S_IXUSR


def main() -> int:
    """Make the update; the exit status."""
    wanted = argparse.ArgumentParser(description="Makes a signed update of the folder of a program.")
    wanted.add_argument("folder", type=Path, help="the program of a bundle, app-X.Y.Z")
    wanted.add_argument("--key", type=Path, required=True, help="the private key that new_key.py wrote")
    wanted.add_argument("--name", required=True, help="what the key is called in keys.toml")
    wanted.add_argument("--notes", type=Path, required=True, help="what is new, by language (TOML)")
    wanted.add_argument("--out", type=Path, default=Path(), help="the folder in which the update is written")
    wanted.add_argument("--least", default="0.1.0", help="the oldest version that it updates")
    wanted.add_argument("--platform", default=manifests.here(), help=f"here it is {manifests.here()}")
    wanted.add_argument("--passphrase-file", type=Path, help="its first line is the passphrase of the key")
    chosen = wanted.parse_args()
    notes = {language: tuple(lines) for language, lines in tomllib.loads(chosen.notes.read_text("utf-8")).items()}
    try:
        said = manifest_of(chosen.folder, chosen.least, chosen.platform, notes)
        update = write(said, chosen.folder, private_key(chosen.key, chosen.passphrase_file), chosen.name, chosen.out)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{update}: {update.stat().st_size / 1e6:.1f} MB, {len(said.files)} files, {said.size / 1e6:.1f} MB unpacked")
    return 0


def manifest_of(folder: Path, least: str, platform: str, notes: Mapping[str, tuple[str, ...]]) -> Manifest:
    """What is signed of a folder; raises ValueError where a file in it may not be in an update."""
    files, links = [], {}
    for path in sorted(below(folder)):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            links[name] = path.readlink().as_posix()
            continue
        mode = path.stat().st_mode
        is_program = bool(mode & PROGRAM) or path.suffix == ".exe"
        files.append(File(name, path.stat().st_size, digest(path), is_program))
    said = Manifest(
        version=folder.resolve().name.removeprefix("app-"),
        least=least,
        platform=platform,
        schema=len(migrate.REVISIONS),
        notes=notes,
        files=tuple(files),
        links=links,
    )
    if fault := manifests.fault_of(said):
        raise ValueError(fault)
    return said


def below(folder: Path) -> Iterator[Path]:
    """All files and links below a folder; a link is not followed."""
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            yield from below(each)
        else:
            yield each


def write(said: Manifest, folder: Path, key: Ed25519PrivateKey, name: str, out: Path) -> Path:
    """The update, signed."""
    content = said.to_bytes()
    signed = json.dumps({"key": name, "signature": base64.b64encode(key.sign(content)).decode()}).encode()
    place = out / f"PartnerTrack-{said.version}-{said.platform}{package.SUFFIX}"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(member(package.MANIFEST), content, compresslevel=9)
        archive.writestr(member(package.SIGNATURE), signed, compresslevel=9)
        for file in said.files:
            archive.writestr(member(package.FOLDER + file.path), (folder / file.path).read_bytes(), compresslevel=9)
    return place


def member(name: str) -> zipfile.ZipInfo:
    """A member of the archive that says nothing of this machine."""
    made = zipfile.ZipInfo(name, DAY)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    made.create_system = 3
    return made


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as source:
        while portion := source.read(PORTION):
            found.update(portion)
    return found.hexdigest()


def private_key(file: Path, passphrase_file: Path | None) -> Ed25519PrivateKey:
    """The private key; raises ValueError where the passphrase does not open it, or it is another kind of key."""
    said = passphrase_file.read_text("utf-8").splitlines()[0] if passphrase_file else getpass("Passphrase of the key: ")
    key = serialization.load_pem_private_key(file.read_bytes(), said.encode())
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("this is no key of new_key.py")  # noqa: TRY004 - what a file holds is a value
    return key


if __name__ == "__main__":
    raise SystemExit(main())
