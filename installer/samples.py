"""Writes resources/self_test, the small files by which an installed program proves that it reads each kind of file.

    .venv/bin/python installer/samples.py

Each holds three invented people. The practice files are of four kinds; these are of the others, and the certificate is
that of an office that does not exist. What locks them stands in `partnertrack/cli/proofs/samples.py`.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from msoffcrypto.format.ooxml import OOXMLFile
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types of its own

from partnertrack.cli.proofs.samples import PASSWORD

TARGET = Path(__file__).resolve().parent.parent / "resources" / "self_test"
HEADINGS = ("Surname", "First name", "Sex", "Date of birth", "Nationality")
COUNTRIES = ("Morocco", "Tunisia", "Egypt")
NAMES = {
    "people.xlsm": (("Alami", "Salma", "F"), ("Bennis", "Yassine", "M"), ("Chraibi", "Imane", "F")),
    "people.xlsb": (("Dridi", "Amine", "M"), ("Ezzine", "Rim", "F"), ("Fassi", "Omar", "M")),
    "people.tsv": (("Gharbi", "Nour", "F"), ("Haddad", "Karim", "M"), ("Idrissi", "Lina", "F")),
    "people.txt": (("Jebali", "Sami", "M"), ("Khalfi", "Hiba", "F"), ("Lahlou", "Rachid", "M")),
    "locked.xlsx": (("Mansour", "Dina", "F"), ("Nasri", "Walid", "M"), ("Ouali", "Samira", "F")),
}
_EXCEL = "application/vnd.ms-excel"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FIXED = (1980, 1, 1, 0, 0, 0)

Rows = Sequence[Sequence[str]]


def main() -> None:
    """Write each file."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, people in NAMES.items():
        rows = [HEADINGS, *((*who, f"2001-0{n}-1{n}", COUNTRIES[n - 1]) for n, who in enumerate(people, 1))]
        (TARGET / name).write_bytes(WRITERS[Path(name).suffix if name != "locked.xlsx" else name](rows))
    (TARGET / "office.p12").write_bytes(certificate())


def tabbed(rows: Rows) -> bytes:
    """A table with tabs between its cells."""
    return "".join("\t".join(row) + "\r\n" for row in rows).encode()


def barred(rows: Rows) -> bytes:
    """A table with semicolons between its cells, in the encoding of old Windows programs."""
    return "".join(";".join(row) + "\r\n" for row in rows).encode("cp1252")


def xlsx(rows: Rows) -> bytes:
    """A workbook as Excel writes it since 2007."""
    target = io.BytesIO()
    with Workbook(target) as book:
        book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        sheet = book.add_worksheet("People")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return target.getvalue()


def xlsm(rows: Rows) -> bytes:
    """The same in the form that may hold macros; it has none."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(rows))) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry).replace(
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            )
            after.writestr(zipfile.ZipInfo(entry.filename, _FIXED), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def locked(rows: Rows) -> bytes:
    """A workbook that opens with a password, as Excel locks it since 2010."""
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx(rows))).encrypt(PASSWORD, target)
    return target.getvalue()


def xlsb(rows: Rows) -> bytes:
    """A binary workbook ([MS-XLSB]) with the records that a reader needs."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="bin" ContentType="{_EXCEL}.sheet.binary.macroEnabled.main"/>'
        f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{_EXCEL}.worksheet"/></Types>',
        "_rels/.rels": _relation("officeDocument", "xl/workbook.bin"),
        "xl/_rels/workbook.bin.rels": _relation("worksheet", "worksheets/sheet1.bin"),
        "xl/workbook.bin": b"".join(_book("People")),
        "xl/worksheets/sheet1.bin": b"".join(_sheet(rows)),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _FIXED), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _relation(kind: str, part: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/{kind}" Target="{part}"/></Relationships>'
    )


def _book(sheet: str) -> Iterator[bytes]:
    yield _record(131)  # BrtBeginBook
    yield _record(143)  # BrtBeginBundleShs
    yield _record(156, struct.pack("<II", 0, 1) + _text("rId1") + _text(sheet))  # BrtBundleSh
    yield _record(144)
    yield _record(132)


def _sheet(rows: Rows) -> Iterator[bytes]:
    yield _record(129)  # BrtBeginSheet
    yield _record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1))  # BrtWsDim
    yield _record(145)  # BrtBeginSheetData
    for at, row in enumerate(rows):
        yield _record(0, struct.pack("<IIH3xI", at, 0, 300, 0))  # BrtRowHdr
        for column, text in enumerate(row):
            yield _record(6, struct.pack("<II", column, 0) + _text(text))  # BrtCellSt
    yield _record(146)
    yield _record(130)


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    """A record: its kind in one byte or two, its length in sevens of bits, its content."""
    return _sevens(kind) + _sevens(len(content)) + content


def _sevens(number: int) -> bytes:
    """The number in bytes of seven bits, the lowest first; all but the last have the eighth bit set."""
    head, rest = number & 0x7F, number >> 7
    return bytes([head | 0x80]) + _sevens(rest) if rest else bytes([head])


def certificate() -> bytes:
    """A PKCS#12 file with a certificate that its office made for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "PartnerTrack self-test")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(x509.KeyUsage(True, True, *[False] * 7), critical=True)
        .sign(key, hashes.SHA256())
    )
    lock = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"office", key, made, None, lock)


WRITERS = {".xlsm": xlsm, ".xlsb": xlsb, ".tsv": tabbed, ".txt": barred, "locked.xlsx": locked}

if __name__ == "__main__":
    main()
