"""A signed report keeps its standards, and a change after the signature is told."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from partnertrack.errors import UserError
from partnertrack.reporting import pdf
from partnertrack.reporting.pdf.sign import sign, signature_of
from tests.certificates import PASSPHRASE, new_certificate, zone_with_a_name
from tests.house.sources import ROOT
from tests.unit.reporting.sample import sample
from tests.unit.reporting.test_pdf_standards import failures


@pytest.fixture(autouse=True)
def _zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with zone_with_a_name(monkeypatch):
        yield


@pytest.fixture(scope="module")
def certificate() -> bytes:
    return new_certificate()


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


def test_signing_loads_nothing_that_could_call_anybody() -> None:
    script = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('aiohttp', 'requests', 'urllib3', 'oscrypto', '_ssl')))\n"
        "import partnertrack.reporting.pdf.sign\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
