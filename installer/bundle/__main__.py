"""Makes packages: python -m installer.bundle deb|tar|all; started by installer/package.sh, which sets all else up."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from installer.bundle.debian import make_package
from installer.bundle.freezing import freeze
from installer.bundle.portable import make_archive
from installer.bundle.release import Release, this_release

_FAILED = 4
_KINDS: dict[str, tuple[Callable[[Path, Release], Path], ...]] = {
    "deb": (make_package,),
    "tar": (make_archive,),
    "all": (make_package, make_archive),
}


def main(kind: str) -> int:
    """Make the packages of one kind and print where they are; the exit status."""
    release = this_release()
    try:
        bundle = freeze(release)
        for make in _KINDS[kind]:
            print(make(bundle, release))
    except subprocess.CalledProcessError as error:
        print(f"{Path(error.cmd[0]).name} failed; its lines above say why.", file=sys.stderr)
        return _FAILED
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
