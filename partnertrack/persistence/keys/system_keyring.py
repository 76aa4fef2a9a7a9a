"""The system's own place for secrets: Windows' credentials, the keychain, the Secret Service or KWallet."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

from partnertrack.errors import StoreError
from partnertrack.i18n import _
from partnertrack.persistence.keys.slots import Slot

_SERVICE = "PartnerTrack"
_LEAST_PRIORITY = 1
"""What the library recommends for more than a trial."""
_REFUSED = ("fail", "null", "plaintext", "keyrings.alt")


def is_there() -> bool:
    """Whether this computer has a keyring that keeps secrets as such."""
    return _backend() is not None


def new_secret() -> str:
    """A secret of 256 random bits that nobody needs to know."""
    return secrets.token_hex(32)


def remember(salt: bytes, slot_id: str, secret: str) -> None:
    """Keep a secret for the slot of the database of that salt; raises `StoreError` when the system does not."""
    backend = _backend()
    if backend is None:
        raise unavailable()
    try:
        backend.set_password(_SERVICE, _name(salt, slot_id), secret)
        is_kept = backend.get_password(_SERVICE, _name(salt, slot_id)) == secret
    except (KeyringError, OSError, RuntimeError) as error:
        raise unavailable() from error
    if not is_kept:
        raise unavailable()


def recall(salt: bytes, slot: Slot) -> str | None:
    """The secret that is kept for a slot; None where there is none, or the user does not unlock the keyring."""
    backend = _backend()
    if backend is None:
        return None
    try:
        return backend.get_password(_SERVICE, _name(salt, slot.id))
    except (KeyringError, OSError, RuntimeError):
        return None


def forget(salt: bytes, slot_id: str) -> None:
    """Take the secret of a slot out of the keyring; without a word where it is not there."""
    backend = _backend()
    if backend is None:
        return
    try:
        backend.delete_password(_SERVICE, _name(salt, slot_id))
    except PasswordDeleteError:
        return
    except (KeyringError, OSError, RuntimeError) as error:
        raise unavailable() from error


def unavailable() -> StoreError:
    """There is no keyring that could be used."""
    return StoreError(
        _("This computer has no keyring that is open to PartnerTrack."),
        _("Keep using the passphrase, or unlock the keyring of the system and try again."),
    )


def _backend() -> KeyringBackend | None:
    """The best keyring of this computer that is safe."""
    return next((backend for backend in _offered(keyring.get_keyring()) if _is_safe(backend)), None)


def _offered(backend: KeyringBackend) -> Iterator[KeyringBackend]:
    """A keyring, or those behind it in their order."""
    behind = getattr(backend, "backends", None)
    if behind is None:
        yield backend
    else:
        yield from behind


def _is_safe(backend: KeyringBackend) -> bool:
    """Whether a keyring keeps secrets, and not in a file that anybody can read."""
    kind = type(backend)
    name = f"{kind.__module__}.{kind.__qualname__}".lower()
    return not any(word in name for word in _REFUSED) and backend.priority >= _LEAST_PRIORITY


def _name(salt: bytes, slot_id: str) -> str:
    return f"{salt.hex()}:{slot_id}"
