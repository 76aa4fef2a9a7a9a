"""Keeps what leaves the pilot to the doors that take it back: the clipboard, and files for a moment."""

from __future__ import annotations

import re

from tests.house.sources import modules, name_of

_CLIPBOARD = re.compile(r"clipboard\(\)\s*\.\s*(set\w+|clear)")
_TEMPORARY = re.compile(r"^\s*(import tempfile|from tempfile import)|QTemporary(File|Dir)", re.MULTILINE)
_MAY = {
    "partnertrack/ui/application.py",  # settings of a self-test, no pilot's
    "partnertrack/cli/proofs/bench.py",  # the practice pilot: invented people
    "partnertrack/persistence/hold.py",  # a copy of the whole pilot file, encrypted where that is
    "partnertrack/persistence/leftovers.py",  # the same
    "partnertrack/persistence/salvaging/salvage.py",  # the same
    "partnertrack/temporary.py",  # says where the others' lie
}


def test_only_one_module_writes_to_the_clipboard() -> None:
    found = [name_of(path) for path in modules("partnertrack") if _CLIPBOARD.search(path.read_text("utf-8"))]
    assert found == []  # `ui/clipboard.py` keeps the clipboard in a name of its own


def test_files_for_a_moment_lie_in_the_private_folder() -> None:
    found = {name_of(path) for path in modules("partnertrack") if _TEMPORARY.search(path.read_text("utf-8"))}
    assert {name for name in found - _MAY if "/practice/" not in name} == set()
