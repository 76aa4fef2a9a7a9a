"""A picture out of a file that anybody may have sent, decoded within limits."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from partnertrack.errors import UserError
from partnertrack.i18n import _

_MOST_PIXELS = 60_000_000
_LONGEST_SIDE = 2400


def decoded(content: bytes) -> QImage:
    """The picture, upright and no larger than is of use on a screen; any thread may ask.

    Raises `UserError` for a picture that is too large to be shown, or damaged.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > _MOST_PIXELS:
        raise UserError(_("This picture is too large to be shown here."), _("Open it with another program."))
    if size.isValid() and max(size.width(), size.height()) > _LONGEST_SIDE:
        reader.setScaledSize(size.scaled(QSize(_LONGEST_SIDE, _LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise UserError(
            _("This picture cannot be shown here."), _("Open it with another program; the file may be damaged.")
        )
    return picture
