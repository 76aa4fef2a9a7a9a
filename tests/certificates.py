"""A certificate that an office made for itself, and a zone of time that the library for signatures knows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = "open sesame"  # noqa: S105 - of a certificate that is made here


def new_certificate() -> bytes:
    """Return a PKCS#12 file that the passphrase opens."""
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


@contextmanager
def zone_with_a_name(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the clock go by a zone that has a name."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Pacific/Noumea")
        time.tzset()
        yield
    time.tzset()
