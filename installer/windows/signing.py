"""Signs programs for Windows with a certificate, by osslsigncode."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_SERVICE = "SIGNING_TIMESTAMP_URL"
"""The variable that names a service of time stamps; without one a signature ends with its certificate."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A certificate with its key (PKCS #12), and the file with its password where it has one."""

    certificate: Path
    password_file: Path | None

    @classmethod
    def of(cls, certificate: Path | None, password_file: Path | None) -> Self | None:
        """The signer with a certificate; none without."""
        return cls(certificate.resolve(), password_file.resolve() if password_file else None) if certificate else None

    def sign(self, path: Path) -> None:
        """Sign a program in place; raises CalledProcessError."""
        subprocess.run(self._arguments(str(path)), check=True, stdout=subprocess.DEVNULL)
        path.with_suffix(".signed").replace(path)

    def command(self) -> str:
        """The command by which makensis signs the uninstaller; it puts the file in the place of %1."""
        signed = (
            shlex.join(self._arguments("%1", "%1.signed")).replace("'%1'", '"%1"').replace("'%1.signed'", '"%1.signed"')
        )
        return f'{signed} > /dev/null && mv "%1.signed" "%1"'

    def _arguments(self, source: str, target: str = "") -> list[str]:
        command = ["osslsigncode", "sign", "-h", "sha256", "-pkcs12", str(self.certificate)]
        command += ["-readpass", str(self.password_file)] if self.password_file else []
        command += ["-n", "PartnerTrack"]
        command += ["-ts", os.environ[_SERVICE]] if os.environ.get(_SERVICE) else []
        return [*command, "-in", source, "-out", target or str(Path(source).with_suffix(".signed"))]
