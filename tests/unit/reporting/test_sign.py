"""A signed report keeps its standards, and a change after the signature is told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from partnertrack.errors import UserError
from partnertrack.reporting import pdf
from partnertrack.reporting.pdf.sign import sign, signature_of
from tests.unit.reporting.sample import sample
from tests.unit.reporting.test_pdf_standards import failures

PASSPHRASE = "open sesame"  # noqa: S105 - of a certificate that is made here


@pytest.fixture(autouse=True)
def _a_zone_with_a_name(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the clock a zone that the library for signatures knows."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Pacific/Noumea")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="module")
def certificate() -> bytes:
    """Return a certificate that the office made for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sample Agency")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.KeyUsage(True, True, *[False] * 7), critical=True)
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        b"office", key, made, None, BestAvailableEncryption(PASSPHRASE.encode())
    )


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    return pdf.render(sample(), with_signature_field=True)


def test_a_signed_report_keeps_its_standards(certificate: bytes, unsigned: bytes) -> None:
    signed = sign(unsigned, certificate, PASSPHRASE)
    assert signed.startswith(unsigned)
    assert failures(signed) == []
    found = signature_of(signed)
    assert found is not None
    assert (found.signer, found.is_intact) == ("Common Name: Sample Agency", True)
    assert PASSPHRASE.encode() not in signed


def test_a_change_after_the_signature_is_told(certificate: bytes, unsigned: bytes) -> None:
    signed = bytearray(sign(unsigned, certificate, PASSPHRASE))
    signed[len(unsigned) // 2] ^= 1
    found = signature_of(bytes(signed))
    assert found is None or not found.is_intact
    longer = signature_of(sign(unsigned, certificate, PASSPHRASE) + b"\n% more\n")
    assert longer is None or not longer.is_intact
    assert signature_of(unsigned) is None
    assert signature_of(b"no PDF") is None


def test_a_wrong_passphrase_is_said(certificate: bytes, unsigned: bytes) -> None:
    for given, passphrase in ((certificate, "wrong"), (b"no certificate", PASSPHRASE)):
        with pytest.raises(UserError, match="could not be opened"):
            sign(unsigned, given, passphrase)
