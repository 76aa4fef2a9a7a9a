"""The one door by which the program puts something on the clipboard, and takes it off again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QImage, QPixmap

USUAL: Final = 60
"""Seconds that something stays, until the settings say otherwise."""

_KNOW_THE_OWNER = frozenset({"xcb", "wayland", "windows"})
_OURS = "application/x-partnertrack"
_WINDOWS = 'application/x-qt-windows-mime;value="{name}"'
_NO = QByteArray(b"\0\0\0\0")
MARKS: Final = {
    "x-kde-passwordManagerHint": QByteArray(b"secret"),
    _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"): QByteArray(b"1"),
    _WINDOWS.format(name="CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format(name="CanUploadToCloudClipboard"): _NO,
    "application/x-nspasteboard-concealed-type": QByteArray(b"1"),
}
"""What tells keepers of clipboard histories, each in the words that it looks for, to leave this alone."""


def put_text(text: str) -> None:
    """Put a text on the clipboard, for as long as the settings say."""
    data = QMimeData()
    data.setText(text)
    put(data)


def put_picture(picture: QPixmap | QImage) -> None:
    """Put a picture on the clipboard, for as long as the settings say."""
    data = QMimeData()
    data.setImageData(picture.toImage() if isinstance(picture, QPixmap) else picture)
    put(data)


def put(data: QMimeData) -> None:
    """Put something on the clipboard in all of its forms, for as long as the settings say."""
    watch().put(data)


def take_off() -> None:
    """Take off at once what the program put there, where nobody put something else in its place."""
    watch().take_off()


def stay(seconds: int) -> None:
    """Let things stay that long from now on; 0 is until the pilot is put away."""
    watch().stay(seconds)


def watch() -> Watch:
    """The one who watches the clipboard as long as the application lives."""
    application = QGuiApplication.instance()
    found = application.findChild(Watch) if application else None
    return found if isinstance(found, Watch) else Watch(application)


class Watch(QObject):
    """Marks what the program puts on the clipboard, text copied from its fields included, and takes it off in time."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._seconds = USUAL
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.take_off)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._on_changed)

    def put(self, data: QMimeData) -> None:
        """Put it there, marked."""
        data.setData(_OURS, QByteArray(b"1"))
        for mark, value in MARKS.items():
            data.setData(mark, value)
        self._clipboard.setMimeData(data)
        self._begin()

    def take_off(self) -> None:
        """Leave the clipboard empty, where it is still ours, and the selection that the middle button pastes."""
        self._timer.stop()
        if self._is_ours():
            self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def stay(self, seconds: int) -> None:
        """Let things stay that long."""
        self._seconds = seconds
        if self._is_ours():
            self._begin()

    @property
    def is_counting(self) -> bool:
        """Whether something will be taken off by and by."""
        return self._timer.isActive()

    def _begin(self) -> None:
        self._timer.stop()
        if self._seconds:
            self._timer.start(self._seconds * 1000)

    def _is_ours(self) -> bool:
        """Whether it holds what we put there; another program is not asked where the platform knows whose it is."""
        if QGuiApplication.platformName() in _KNOW_THE_OWNER and not self._clipboard.ownsClipboard():
            return False
        data = self._clipboard.mimeData()
        return data is not None and data.hasFormat(_OURS)

    def _on_changed(self) -> None:
        """Mark what a field of ours put there by itself; forget ours where another program put something."""
        if self._is_ours():
            return
        self._timer.stop()
        data = self._clipboard.mimeData() if self._clipboard.ownsClipboard() else None
        if data is not None and data.formats():
            self.put(_copied(data))


def _copied(data: QMimeData) -> QMimeData:
    copy = QMimeData()
    for form in data.formats():
        copy.setData(form, data.data(form))
    return copy
