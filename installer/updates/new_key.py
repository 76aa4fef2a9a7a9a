"""Makes a key by which updates are signed: the private half into a file outside the repository, the public half shown.

    .venv/bin/python installer/updates/new_key.py NAME FILE [--passphrase-file PATH]

FILE is a PEM file, encrypted under a passphrase that is asked for twice. What is printed is added to
resources/updates/keys.toml: programs that ship with it accept updates that `sign.py` signs with FILE.
"""

import argparse
import base64
import os
import sys
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = Path(__file__).resolve().parents[2]
LEAST = 12  # characters of a passphrase


def main() -> int:
    """Make the key; the exit status."""
    wanted = argparse.ArgumentParser(description="Makes a key by which updates are signed.")
    wanted.add_argument("name", help="what the key is called, such as release-2027")
    wanted.add_argument("file", type=Path, help="where the private key is written; not in the repository")
    wanted.add_argument("--passphrase-file", type=Path, help="its first line is the passphrase")
    chosen = wanted.parse_args()
    file = chosen.file.resolve()
    if file.is_relative_to(ROOT):
        print("The private key must not lie in the repository: choose another folder.", file=sys.stderr)
        return 2
    passphrase = asked(chosen.passphrase_file)
    if len(passphrase) < LEAST:
        print(f"The passphrase is to have {LEAST} characters at least, and to be the same twice.", file=sys.stderr)
        return 2
    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase.encode()),
    )
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        target.write(content)
    public = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    print(f'[[key]]\nname = "{chosen.name}"\nday = {datetime.now(UTC):%Y-%m-%d}')
    print(f'public = "{base64.b64encode(public).decode()}"')
    return 0


def asked(file: Path | None) -> str:
    """The passphrase from a file, else typed twice; "" where the two differ."""
    if file is not None:
        return file.read_text("utf-8").splitlines()[0]
    first = getpass("Passphrase of the new key: ")
    return first if first == getpass("Once more: ") else ""


if __name__ == "__main__":
    raise SystemExit(main())
