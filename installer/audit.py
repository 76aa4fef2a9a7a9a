"""Asks OSV (osv.dev) whether a locked package has a known vulnerability.

    sh installer/run.sh audit

Exit status: 0 none is known, 1 one is known, 3 nobody could be asked (no network, a proxy that blocks it). What is sent
are the names and versions in the lock files, as anybody can read them there.
"""

from __future__ import annotations

import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

SERVICE = "https://api.osv.dev/v1/querybatch"
PATIENCE = 10
"""Seconds to wait for an answer."""

ACCEPTED: Mapping[str, str] = {}
"""Vulnerabilities that do not concern us: the id, and why."""

_ROOT = Path(__file__).parent
_LOCKS = ("requirements.txt", "requirements-test.txt")
_PIN = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)", re.MULTILINE)

Ask = Callable[[bytes], bytes]
"""Sends a question to the service and gives its answer; raises OSError when there is none."""


class NoAnswerError(Exception):
    """Nobody could be asked, or the answer makes no sense."""


def locked(folder: Path = _ROOT) -> dict[str, str]:
    """The locked packages with their versions."""
    return {name: version for lock in _LOCKS for name, version in _PIN.findall((folder / lock).read_text("utf-8"))}


def ask_service(question: bytes) -> bytes:
    """The service's answer; raises OSError."""
    request = urllib.request.Request(SERVICE, question, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - our own https address
        content: bytes = answer.read()
    return content


def findings(pins: Mapping[str, str], ask: Ask = ask_service) -> list[str]:
    """A line for each known vulnerability that is not accepted; raises `NoAnswerError`."""
    queries = [
        {"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in sorted(pins.items())
    ]
    try:
        results = json.loads(ask(json.dumps({"queries": queries}).encode()))["results"]
        if len(results) != len(queries):
            raise NoAnswerError("the answer is about something else")
        return list(_told(sorted(pins.items()), results))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoAnswerError(f"{SERVICE} gave no answer ({type(error).__name__})") from error


def _told(pins: list[tuple[str, str]], results: list[dict[str, Any]]) -> Iterator[str]:
    for (name, version), result in zip(pins, results, strict=True):
        for found in result.get("vulns", ()):
            if found["id"] not in ACCEPTED:
                yield f"{name} {version}: {found['id']} (https://osv.dev/vulnerability/{found['id']})"


def main() -> int:
    """Ask, print, and give the exit status."""
    pins = locked()
    try:
        known = findings(pins)
    except NoAnswerError as error:
        print(f"Could not ask: {error}. Nothing is known about the {len(pins)} packages.")
        return 3
    if known:
        print("\n".join(known))
        return 1
    print(f"No known vulnerability in {len(pins)} packages.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
