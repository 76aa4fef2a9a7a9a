"""Workbooks locked with a password, in each way that Excel has had. All passwords are invented."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Sequence
from hashlib import md5, sha1

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.ecma376_standard import ECMA376Standard
from msoffcrypto.method.rc4 import _makekey
from msoffcrypto.method.xor_obfuscation import DocumentXOR

from partnertrack.importing.sheet import Cell
from tests.unit.importing import makers

SALT = bytes(range(16))
_BEGIN, _FILE_PASS, _SHEET, _UNKNOWN = 0x0809, 0x002F, 0x0085, 0x0FFF
_BLOCK = 1024
_FIRST_STREAM = 3 * 512


def agile(workbook: bytes, password: str) -> bytes:
    """A .xlsx or .xlsb as Excel has locked it since 2010."""
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(password, target)
    return target.getvalue()


def standard(workbook: bytes, password: str) -> bytes:
    """A .xlsx as Excel 2007 locked it: AES with 128 bits."""
    key = ECMA376Standard.makekey_from_password(password, 0x660E, 0x8004, 128, 128, 16, SALT)
    lock = Cipher(AES(key), ECB()).encryptor  # noqa: S305 - so it was done in 2007
    verifier = bytes(reversed(SALT))
    header = struct.pack("<IIIIIIII", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + "AES\0".encode("utf-16-le")
    info = struct.pack("<HHII", 3, 2, 0x24, len(header)) + header + struct.pack("<I", 16) + SALT
    digest = sha1(verifier, usedforsecurity=False).digest().ljust(32, b"\0")
    info += lock().update(verifier) + struct.pack("<I", 20) + lock().update(digest)
    padded = workbook.ljust(max(-(-len(workbook) // 16) * 16, 4096), b"\0")
    package = struct.pack("<Q", len(workbook)) + lock().update(padded)
    return makers.ole2({"EncryptionInfo": info, "EncryptedPackage": package})


def rc4(rows: Sequence[Sequence[Cell]], password: str) -> bytes:
    """A .xls as Excel 97 locked it."""
    verifier = bytes(reversed(SALT))
    lock = Cipher(ARC4(_makekey(password, SALT, 0)), None).encryptor()
    checked = lock.update(verifier) + lock.update(md5(verifier, usedforsecurity=False).digest())
    stream = _stream(rows, struct.pack("<HHH", 1, 1, 1) + SALT + checked)
    keys = b"".join(
        Cipher(ARC4(_makekey(password, SALT, block)), None).encryptor().update(bytes(_BLOCK))
        for block in range(len(stream) // _BLOCK + 1)
    )
    return _locked(stream, lambda byte, place, _size: byte ^ keys[place])


def xor(rows: Sequence[Sequence[Cell]], password: str) -> bytes:
    """A .xls as Excel 95 locked it, and later ones in some countries."""
    verifier = next(number for number in range(1 << 16) if DocumentXOR.verifypw(password, number))
    stream = _stream(rows, struct.pack("<HHH", 0, DocumentXOR.create_xor_key_method1(password), verifier))
    keys = DocumentXOR.create_xor_array_method1(password)
    return _locked(stream, lambda byte, place, size: DocumentXOR.rol(byte, 5, 8) ^ keys[(place + size) % 16])


def _stream(rows: Sequence[Sequence[Cell]], file_pass: bytes) -> bytes:
    """The records of a workbook whose second one says how the others are encrypted."""
    stream = makers.xls(rows, is_locked=True)[_FIRST_STREAM:].rstrip(b"\0") + bytes(3)
    stream += struct.pack("<HH", _UNKNOWN, 4096 - 4 - len(stream)).ljust(4096 - len(stream), b"\0")
    at = stream.index(struct.pack("<HH", _FILE_PASS, 54)) + 4
    return stream[:at] + file_pass.ljust(54, b"\0") + stream[at + 54 :]


def _locked(stream: bytes, lock: Callable[[int, int, int], int]) -> bytes:
    """The container with the content of its records encrypted: byte, its place in the stream, size of the record."""
    target = bytearray(stream)
    place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        place += 4
        if kind not in (_BEGIN, _FILE_PASS):
            for at in range(place + (4 if kind == _SHEET else 0), place + size):
                target[at] = lock(stream[at], at, size)
        place += size
    return makers.ole2({"Workbook": bytes(target)})
