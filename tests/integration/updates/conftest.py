"""Gives the tests of updates an installation, a key, and an update that is signed with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.updates import Signer, installed, new_signer, update


@pytest.fixture(scope="module")
def signer() -> Signer:
    return new_signer()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, signer: Signer) -> Path:
    return update(tmp_path_factory.mktemp("made"), signer)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    if hasattr(os, "sync"):
        monkeypatch.setattr(os, "sync", lambda: None)  # writes all disks of this machine


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signer: Signer) -> Path:
    monkeypatch.setenv("PARTNERTRACK_HOME", str(tmp_path / "home"))
    return installed(tmp_path / "PartnerTrack", monkeypatch, signer)
