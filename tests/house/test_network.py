"""No module of the program imports what reaches a network, and none opens an address but that of a file."""

from __future__ import annotations

import re

import pytest

from tests.house.sources import modules, name_of

_REACHING = re.compile(
    r"^\s*(?:import|from) (?:(?:socket|ssl|http|urllib3|requests|aiohttp|httpx|websockets?|ftplib|smtplib|poplib"
    r"|imaplib|telnetlib|xmlrpc|socketserver|asyncio|webbrowser)\b|urllib(?!\.parse\b)|PySide6\.Qt(?:Network|WebEngine|WebSockets"
    r"|HttpServer|RemoteObjects)|PySide6 import .*\bQt(?:Network|Web))",
    re.MULTILINE,
)
_OPENED = re.compile(r"openUrl\((?!QUrl\.fromLocalFile\()|setOpenExternalLinks\(True\)|QUrl\(\s*f?[\"']https?:")


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "    from urllib.request import urlopen",
        "import urllib",
        "from http import client",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "from PySide6 import QtCore, QtNetwork",
    ],
)
def test_what_reaches_a_network_is_known(line: str) -> None:
    assert _REACHING.search(f"x = 1\n{line}\n")
    assert not _REACHING.search("from urllib.parse import urlencode\nfrom partnertrack.services import data_requests")


def test_nothing_is_imported_that_reaches_a_network() -> None:
    found = [name_of(path) for path in modules("partnertrack") if _REACHING.search(path.read_text("utf-8"))]
    assert found == []


def test_only_files_are_opened_with_other_programs() -> None:
    found = [name_of(path) for path in modules("partnertrack") if _OPENED.search(path.read_text("utf-8"))]
    assert found == []
