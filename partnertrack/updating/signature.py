"""Who signed an update: the public keys that are shipped, and signatures by Ed25519 (RFC 8032)."""

from __future__ import annotations

import base64
import binascii
import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from partnertrack import paths
from partnertrack.errors import UserError
from partnertrack.i18n import _

_SIZE: Final = 32
LARGEST: Final = 4096
"""Bytes of a signature with the name of its key."""


@dataclass(frozen=True, slots=True)
class Key:
    """A public key: its name, since when it signs, and its 32 bytes."""

    name: str
    day: date
    public: bytes


def shipped(file: Path | None = None) -> tuple[Key, ...]:
    """The keys that this version trusts; none where the file is missing. Raises ValueError where it is not in order."""
    place = file or paths.resources() / "updates" / "keys.toml"
    try:
        said = tomllib.loads(place.read_text("utf-8"))
    except FileNotFoundError:
        return ()
    keys = tuple(_key(each) for each in said.get("key", ()))
    if len({key.name for key in keys}) != len(keys):
        raise ValueError("two keys have one name")
    return keys


def signer(content: bytes, signature: bytes, keys: Sequence[Key]) -> Key:
    """The key that signed these bytes; raises `UserError` where none of ours did."""
    try:
        said = json.loads(signature)
        name, signed = str(said["key"]), base64.b64decode(said["signature"], validate=True)
    except (ValueError, KeyError, TypeError, binascii.Error, RecursionError) as error:
        raise _forged() from error
    key = next((each for each in keys if each.name == name), None)
    if key is None:
        raise UserError(
            _("This update is signed with a key that this version of PartnerTrack does not know."),
            _("Nothing was changed. Do not use the file unless you know who made it; ask who gave it to you."),
        )
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signed, content)
    except InvalidSignature as error:
        raise _forged() from error
    return key


def _key(said: dict[str, object]) -> Key:
    name, day, public = said["name"], said["day"], base64.b64decode(str(said["public"]), validate=True)
    if not isinstance(name, str) or type(day) is not date or len(public) != _SIZE:
        raise ValueError("a key is not in order")
    return Key(name, day, public)


def _forged() -> UserError:
    return UserError(
        _("The signature of this update does not fit: the file was altered, or is not from us."),
        _("Nothing was changed. Delete the file, and get the update again from where you know it to be genuine."),
    )
