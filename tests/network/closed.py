"""Refuses every way out of the computer to this process, and keeps what was tried, also where the refusal was heard."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_WAYS = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "poplib.", "imaplib.", "nntplib.", "webbrowser.")
_WITHIN = frozenset({"socket.gethostname", "socket.sethostname", "socket.__new__"})
_OF_A_SOCKET = frozenset({"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"})

_keepers: list[Callable[[str], None]] = []
_is_open = [False]


def close(keep: Callable[[str], None]) -> None:
    """Close the ways out for the rest of this process; what is tried is told to `keep`."""
    if not _keepers:
        sys.addaudithook(_refuse)
    _keepers[:] = [keep]


@contextmanager
def opened() -> Iterator[None]:
    """Let calls through inside the block."""
    _is_open[0] = True
    try:
        yield
    finally:
        _is_open[0] = False


def _refuse(event: str, details: tuple[Any, ...]) -> None:
    if not event.startswith(_WAYS) or event in _WITHIN or _is_open[0]:
        return
    if event in _OF_A_SOCKET and _stays(details[0]):
        return
    told = details[1:] if event in _OF_A_SOCKET else details
    _keepers[0](f"{event} {told!r:.200}")
    raise PermissionError(f"{event} is refused here")


def _stays(socket: Any) -> bool:  # noqa: ANN401 - `socket` is not loaded for the sake of its type
    """Whether it is a socket that never leaves the computer: D-Bus and the screen have such."""
    unix = getattr(sys.modules.get("_socket"), "AF_UNIX", None)
    return bool(socket.family == unix)
