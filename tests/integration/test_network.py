"""Nobody outside the computer is called in any test (`conftest.py` sees to it), and a call would be seen."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from tests.house.sources import ROOT


def test_a_call_is_refused_and_seen(called: list[str]) -> None:
    with pytest.raises(PermissionError):
        urllib.request.urlopen("http://127.0.0.1:9/")
    with pytest.raises(PermissionError):
        socket.getaddrinfo("localhost", 9)
    with socket.socket() as reaching, suppress(PermissionError):  # heard by whoever called, and seen all the same
        reaching.connect(("127.0.0.1", 9))
    with socket.socket(type=socket.SOCK_DGRAM) as reaching, suppress(PermissionError):
        reaching.sendto(b"hello", ("127.0.0.1", 9))
    assert [each.split()[0] for each in called] == [
        "urllib.Request",
        "socket.getaddrinfo",
        "socket.connect",
        "socket.sendto",
    ]


def test_what_stays_in_the_computer_is_let_be(called: list[str]) -> None:
    one, other = socket.socketpair()
    one.sendall(b"x")
    assert other.recv(1) == b"x"
    one.close()
    other.close()
    assert called == []


def test_the_reader_calls_nobody_either(tmp_path: Path) -> None:
    """Partners' files are read by a process of its own, which starts with the same refusal."""
    tried = tmp_path / "tried.txt"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "network"), str(ROOT))),
        "PARTNERTRACK_HOME": str(tmp_path / "home"),
        "NETWORK_TRIED": str(tried),
    }
    script = (
        "import subprocess, sys\n"
        "from pathlib import Path\n"
        "from partnertrack.importing.workbook import open_workbook\n"
        "open_workbook(Path('resources/self_test/people.xlsb'))\n"
        "subprocess.run([sys.executable, '-c', 'import socket; socket.getaddrinfo(\"localhost\", 9)'], stderr=-3)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert [each.split()[0] for each in tried.read_text("utf-8").splitlines()] == ["socket.getaddrinfo"]
