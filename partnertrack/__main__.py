"""The program's front door: `partnertrack`, or `python -m partnertrack`."""

from __future__ import annotations

import sys


def main() -> int:
    """Start the window or run a command; the exit status."""
    from partnertrack.bootstrap import start  # noqa: PLC0415 - the reader process comes through here and needs none of it

    return start(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
