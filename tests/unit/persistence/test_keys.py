"""Proves that a slot opens with its secret only, says nothing that can be edited, and is made as the standards say."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from partnertrack.persistence.keys import OFFICER, PASSPHRASE, RECOVERY, VIEWER, Header, new_access
from partnertrack.persistence.keys.header import header_of
from partnertrack.persistence.keys.slots import Cost, _typed

CHEAP = Cost(memory=8, passes=1)
ACCESS = new_access()
EMPTY = Header(ACCESS.salt)
KEPT = EMPTY.with_slot(ACCESS, "a viewer’s words", PASSPHRASE, "Ama", VIEWER, CHEAP)


@settings(max_examples=15)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=40), st.sampled_from([OFFICER, VIEWER]))
def test_a_slot_gives_the_key_for_its_secret_and_for_no_other(secret: str, other: str, label: str, role: str) -> None:
    header = header_of(EMPTY.with_slot(ACCESS, secret, PASSPHRASE, label, role, CHEAP).to_bytes())
    access = header.unlock(secret)
    assert access is not None
    assert (access.key, access.salt, access.role) == (ACCESS.key, ACCESS.salt, role)
    assert (header.unlock(other) is not None) == (_typed(other) == _typed(secret))


def test_a_passphrase_opens_from_any_keyboard() -> None:
    header = EMPTY.with_slot(ACCESS, "caf\u00e9 d\u00e9j\u00e0 vu", PASSPHRASE, cost=CHEAP)
    assert header.unlock("cafe\u0301 de\u0301ja\u0300\u00a0vu") is not None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("role", "officer"),
        ("label", "Esi"),
        ("kind", "recovery"),
        ("id", "0" * 16),
        ("made_on", "2020-01-01"),
        ("memory", 9),
        ("passes", 2),
        ("lanes", 2),
        ("salt", "0" * 32),
        ("nonce", "0" * 24),
        ("wrapped", "0" * 96),
    ],
)
def test_what_a_slot_says_cannot_be_edited(name: str, value: object) -> None:
    said = json.loads(KEPT.to_bytes())
    said["slots"][0][name] = value
    if name == "lanes":
        said["slots"][0]["memory"] = 16
    assert header_of(json.dumps(said).encode()).unlock("a viewer’s words", (PASSPHRASE, RECOVERY)) is None


def test_a_slot_opens_one_database_only() -> None:
    assert replace(KEPT, salt=bytes(16)).unlock("a viewer’s words") is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory", 2**31),
        ("memory", 1024 * 1024),
        ("memory", -1),
        ("memory", "64"),
        ("memory", 8.5),
        ("passes", 10**9),
        ("passes", 0),
        ("lanes", 255),
        ("label", "x" * 10_000),
        ("label", None),
        ("role", "owner"),
        ("kind", "fingerprint"),
        ("wrapped", "00"),
        ("salt", ""),
        ("nonce", "00"),
        ("made_on", "yesterday"),
    ],
)
def test_a_header_may_not_ask_for_more_than_we_would(name: str, value: Any) -> None:  # noqa: ANN401 - of any type
    said = json.loads(KEPT.to_bytes())
    said["slots"][0][name] = value
    with pytest.raises((ValueError, TypeError)):
        header_of(json.dumps(said).encode())


def test_a_header_may_not_have_ways_in_without_end() -> None:
    said = json.loads(KEPT.to_bytes())
    slot = said["slots"][0]
    for slots in ([slot] * 100, [slot | {"memory": 256 * 1024, "passes": 10}] * 4):
        said["slots"] = slots
        with pytest.raises(ValueError, match="header"):
            header_of(json.dumps(said).encode())


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_header_is_refused_or_still_opens_rightly(data: st.DataObject) -> None:
    content = bytearray(KEPT.to_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        access = header_of(bytes(content)).unlock("a viewer’s words")
    except (ValueError, KeyError, TypeError):
        return
    assert access is None or (access.key, access.role) == (ACCESS.key, VIEWER)


def test_argon2id_is_that_of_the_standard() -> None:
    """RFC 9106, section 5.3, which has a secret and associated data that we do not use; and the reference's own."""
    vector = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )
    assert vector.derive(b"\x01" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    reference = Argon2id(salt=b"somesalt", length=32, iterations=2, lanes=1, memory_cost=65536)
    assert reference.derive(b"password").hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_aes_gcm_is_that_of_the_standard() -> None:
    """Test case 16 of McGrew and Viega, The Galois/Counter Mode of Operation."""
    key = bytes.fromhex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
    plain = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
        "b16aedf5aa0de657ba637b39"
    )
    bound = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    sealed = AESGCM(key).encrypt(bytes.fromhex("cafebabefacedbaddecaf888"), plain, bound)
    assert sealed[-16:].hex() == "76fc6ece0f4e1768cddf8853bb2d551b"
    assert sealed[:16].hex() == "522dc1f099567d07f47f37a32a84427d"
