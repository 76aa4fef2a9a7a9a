from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from partnertrack import paths
from partnertrack.services.licences import FILE, Licence, shipped

ONE = Licence("A library", "1.0", "MIT", "https://example.org", "Permission is hereby granted")


def test_sources_tell_the_licence_of_each_package_and_part() -> None:
    told = {each.name: each for each in shipped()}
    assert {"SQLAlchemy", "cryptography", "Python", "Lucide icons", "Natural Earth"} <= set(told)
    assert [each.name for each in told.values() if not (each.text and each.licence)] == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told["Qt and Qt for Python"].text


def test_bundle_tells_what_was_written_into_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    (tmp_path / FILE).write_text(json.dumps([asdict(ONE)]), encoding="utf-8")
    assert shipped() == (ONE,)
