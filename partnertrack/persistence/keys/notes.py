"""Words of the user's own about an encrypted pilot that lie outside it, in the settings: kept under its key."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from partnertrack.persistence.keys.slots import Access

_MARK: Final = "sealed:"
_NONCE = 12


def seal(access: Access, text: str) -> str:
    """The text as only that key reads it."""
    nonce = os.urandom(_NONCE)
    return _MARK + base64.b64encode(nonce + _cipher(access).encrypt(nonce, text.encode(), None)).decode("ascii")


def unseal(access: Access, sealed: str) -> str | None:
    """The text again; None for what that key did not seal."""
    try:
        content = base64.b64decode(sealed.removeprefix(_MARK), validate=True)
        return _cipher(access).decrypt(content[:_NONCE], content[_NONCE:], None).decode()
    except (binascii.Error, InvalidTag, ValueError):
        return None


def is_sealed(text: str) -> bool:
    """Whether a text has the form that `seal` gives."""
    return text.startswith(_MARK)


def name_of(access: Access, name: str) -> str:
    """What stands for a name: always the same, and nobody without the key tells which."""
    return hmac.digest(_key(access, b"name"), name.encode(), hashlib.sha256).hex()[:32]


def _cipher(access: Access) -> AESGCM:
    return AESGCM(_key(access, b"text"))


def _key(access: Access, purpose: bytes) -> bytes:
    """A key for this purpose alone: nothing that it makes says anything of the key of the database."""
    return hmac.digest(access.key, b"partnertrack settings " + purpose, hashlib.sha256)
