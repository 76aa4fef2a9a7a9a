"""Opening a workbook that was encrypted with a password; runs in the reader process, under its limits."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Final

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
from msoffcrypto.format import xls97

from partnertrack.importing.refusal import Refused

_ASKS_NOBODY: Final = "VelvetSweatshop"
"""The password of workbooks whose structure is protected: Excel tries it by itself, and asks only when it fails."""

_MOST_ROUNDS: Final = 1_000_000
"""How often a password may be stirred before it is a key: Excel does so a hundred thousand times."""


def unlock(data: bytes, password: str) -> bytes:
    """The workbook inside an encrypted one.

    Raises `Refused`: "password" when none was given, "password-wrong", "locked" for a kind of encryption that cannot
    be undone here, "damaged".
    """
    try:
        return _opened(data, password or _ASKS_NOBODY)
    except InvalidKeyError:
        raise Refused("password-wrong" if password else "password") from None
    except (DecryptionError, FileFormatError):
        raise Refused("locked") from None
    except (MemoryError, Refused):
        raise
    except Exception as error:  # the library lets through whatever a broken container makes it stumble over
        raise Refused("damaged") from error


def _stay_in_memory() -> None:
    """Have the library keep the contents of old workbooks in memory, where it would write a temporary file."""
    xls97.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)


def _opened(data: bytes, password: str) -> bytes:
    """The decrypted bytes; an old .xls asks for no check of its own, a newer workbook does."""
    book = msoffcrypto.OfficeFile(io.BytesIO(data))
    if book.format == "ooxml":
        if book.type == "agile" and book.info["spinValue"] > _MOST_ROUNDS:
            raise Refused("locked")
        book.load_key(password=password, verify_password=True)
    else:
        book.load_key(password=password)
    target = io.BytesIO()
    _stay_in_memory()
    book.decrypt(target)
    return target.getvalue()
