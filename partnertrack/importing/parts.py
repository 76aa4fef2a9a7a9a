"""The parts of a workbook beside its cells, as the reader asks for them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from partnertrack.importing import container
from partnertrack.importing.limits import Limits
from partnertrack.importing.marks import Marks, marks_of
from partnertrack.importing.ods_marks import ods_marks
from partnertrack.importing.percents import percent_cells
from partnertrack.importing.refusal import Refused
from partnertrack.importing.sniff import has_old_macros
from partnertrack.importing.used_range import check_used_range


class Parts:
    """What a workbook of any kind tells besides its cells; an old one tells of macros only, a text of nothing."""

    def __init__(self, *, has_macros: bool = False) -> None:
        self.has_macros = has_macros

    def marks(self, _sheet: str) -> Marks:
        """The marks of a sheet."""
        return Marks()

    def percents(self, _sheet: str) -> frozenset[tuple[int, int]]:
        """The cells of a sheet that are shown as percentages, by row and column from 0."""
        return frozenset()


class _ZipParts(Parts):
    """The parts of a zip container."""

    def __init__(self, kind: str, archive: zipfile.ZipFile) -> None:
        super().__init__(has_macros=container.has_macros(archive))
        self._kind = kind
        self._archive = archive

    def marks(self, sheet: str) -> Marks:
        """The marks of a sheet, by its name; none in a kind of workbook whose parts are no XML."""
        if self._kind == "ods":
            return self._of_ods.get(sheet, Marks())
        if self._kind != "xlsx" or sheet not in self._sheets:
            return Marks()
        with self._archive.open(self._sheets[sheet]) as stream:
            return marks_of(stream)

    def percents(self, sheet: str) -> frozenset[tuple[int, int]]:
        """The cells of a sheet that are shown as percentages; known of an .xlsx only."""
        if self._kind != "xlsx" or sheet not in self._sheets:
            return frozenset()
        return percent_cells(self._archive, self._sheets[sheet])

    @cached_property
    def _sheets(self) -> dict[str, str]:
        return container.sheet_parts(self._archive)

    @cached_property
    def _of_ods(self) -> dict[str, Marks]:
        return ods_marks(self._archive)


@contextmanager
def open_parts(kind: str, data: bytes, limits: Limits) -> Iterator[Parts]:
    """The parts, after a look for what must not be read; raises `Refused`."""
    if kind not in ("xlsx", "xlsb", "ods", "docx"):
        yield Parts(has_macros=kind == "xls" and has_old_macros(data))
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            container.check_markup(archive)
            if kind == "xlsx":
                check_used_range(archive, limits)
            yield _ZipParts(kind, archive)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, OSError) as error:
        raise Refused("damaged") from error
