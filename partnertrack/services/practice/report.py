"""The progress report that the practice office is writing: texts, and what a colleague remarked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from partnertrack.domain.change import added
from partnertrack.domain.record import Record
from partnertrack.domain.report import Passage, Remark, Report
from partnertrack.i18n import _
from partnertrack.services.workspace import Workspace


def write_report(workspace: Workspace, folder: Path) -> None:
    """Enter the report that the file of this folder describes, on the figures of the practice pilot's day."""
    data: dict[str, Any] = tomllib.loads((folder / "report.toml").read_text(encoding="utf-8"))
    workspace.commit(_("Begin a progress report"), map(added, _records(data)))


def _records(data: dict[str, Any]) -> Iterator[Record]:
    texts: Mapping[str, Mapping[str, Any]] = data.pop("texts")
    remarks = data.pop("remarks")
    report = Report(created_on=data["as_of"], **data)
    yield report
    for section, told in texts.items():
        for language in report.languages.split():
            if body := str(told.get(language, "")).strip():
                is_done = bool(told.get("done"))
                yield Passage(report_id=report.id, section=section, language=language, body=body, is_done=is_done)
    for each in remarks:
        yield Remark(report_id=report.id, noted_on=report.as_of - timedelta(days=1), **each)
