"""The program's end of the reader process: started when first needed, kept warm, killed when it must be."""

from __future__ import annotations

import base64
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import partnertrack
from partnertrack.importing import wire
from partnertrack.importing.limits import MEGABYTE, Limits
from partnertrack.importing.refusal import Refused

_TICK_SECONDS = 0.1
_GRACE_SECONDS = 2.0
_STOPPED_BY_CPU_LIMIT = -getattr(signal, "SIGXCPU", 0)


_SECRETS = ("PARTNERTRACK_PASSPHRASE",)
_WORLD = {"OPENPYXL_LXML": "False"}
"""openpyxl reads and writes with lxml where that happens to be installed, and other things come out then."""


class ReaderProcess:
    """A process that reads one file after another; the next request after a death starts a new one."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._bodies: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()

    @property
    def process_id(self) -> int | None:
        """The id of the process, while there is one."""
        return self._process.pid if self._process else None

    def read(
        self, path: Path, limits: Limits, password: str = "", *, as_matrix: bool = False, content: bytes | None = None
    ) -> Generator[dict[str, Any] | None, None, None]:
        """The messages about one file, or about a content that is handed over; see `ask`."""
        request = {"path": str(path.absolute()), "password": password, "as_matrix": as_matrix}
        handed = {} if content is None else {"content": base64.b64encode(content).decode("ascii")}
        return self.ask({**request, **handed}, limits)

    def ask(self, request: dict[str, Any], limits: Limits) -> Generator[dict[str, Any] | None, None, None]:
        """The messages that answer a request, and None at each tick without one, so that the caller may stop.

        A generator that is closed before its end kills the process. Raises `Refused`, also when the process dies.
        """
        self._request({**request, "limits": asdict(limits)}, limits)
        is_at_rest = False
        try:
            for message in self._answers(limits):
                if message is None:
                    yield None
                    continue
                is_at_rest = "refused" in message or "end" in message
                if message.get("is_leaving"):
                    self.close()
                if "refused" in message:
                    raise Refused(str(message["refused"]), str(message["detail"]))
                if is_at_rest:
                    return
                yield message
        finally:
            if not is_at_rest:
                self._end(0)

    def close(self) -> None:
        """Let the process end, and take it away; one that does not end is killed."""
        if self._process is not None:
            with suppress(OSError):
                _pipe(self._process.stdin).close()
        self._end(_GRACE_SECONDS)

    def _answers(self, limits: Limits) -> Iterator[dict[str, Any] | None]:
        """What the process says, and None at each tick of silence; raises `Refused` when it takes or says too much."""
        deadline = time.monotonic() + limits.clock_seconds
        left = limits.answer_bytes
        while time.monotonic() < deadline:
            try:
                body = self._bodies.get(timeout=_TICK_SECONDS)
            except queue.Empty:
                yield None
                continue
            if body is None:
                raise Refused("slow" if self._end(_GRACE_SECONDS) == _STOPPED_BY_CPU_LIMIT else "died")
            left -= len(body)
            if left < 0:
                raise Refused("too-large", str(limits.answer_bytes // MEGABYTE))
            yield _message(body)
        raise Refused("slow")

    def _request(self, request: dict[str, Any], limits: Limits) -> None:
        """Send a request; a process that ended since the last one is replaced."""
        if self._process is not None and self._process.poll() is None:
            with suppress(OSError):
                wire.send(_pipe(self._process.stdin), request)
                return
        self._end(0)
        self._process = self._start(limits)
        wire.send(_pipe(self._process.stdin), request)

    def _start(self, limits: Limits) -> subprocess.Popen[bytes]:
        """A new process, whose answers a thread puts into a new queue."""
        process = subprocess.Popen(  # noqa: S603 - our own command line, no words of a user in it
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a native reader's last words may quote a cell
            env={**_environment(), **_WORLD, "PYTHONPATH": str(Path(partnertrack.__file__).parent.parent)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._bodies = queue.SimpleQueue()
        answers = _pipe(process.stdout), self._bodies, limits.answer_bytes
        threading.Thread(target=_pump, args=answers, name="reader-pump", daemon=True).start()
        return process

    def _end(self, grace_seconds: float) -> int:
        """Wait that long for the process to end, then kill it; its exit status, negative for a signal."""
        process, self._process = self._process, None
        if process is None:
            return 0
        try:
            status = process.wait(grace_seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        with suppress(OSError):
            _pipe(process.stdin).close()
        return status


def _message(body: bytes) -> dict[str, Any]:
    """The message in a body; raises `Refused` when a broken file made the process speak nonsense."""
    try:
        return wire.unpack(body)
    except (ValueError, KeyError):
        raise Refused("died") from None


def _pump(stream: IO[bytes], bodies: queue.SimpleQueue[bytes | None], most: int) -> None:
    """Put each body into the queue, and None when the stream ends."""
    with stream, suppress(OSError, ValueError):
        while (body := wire.receive(stream, most)) is not None:
            bodies.put(body)
    bodies.put(None)


def _environment() -> dict[str, str]:
    """Ours, without what opens a pilot: the process reads files of strangers."""
    return {name: value for name, value in os.environ.items() if name not in _SECRETS}


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """The pipe that the process was started with."""
    assert stream is not None  # noqa: S101 - every process here is started with pipes
    return stream
