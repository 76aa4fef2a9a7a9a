"""Asks for the office's certificate, and writes an issued report signed with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import issue_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.issue_report import open_folder
from partnertrack.ui.proposed import named
from partnertrack.ui.view_models.issues import IssueView
from partnertrack.ui.view_models.report_texts import language_name
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Line, Words


class SignDrawer(FormDrawer):
    """Comes in for an issued report; the passphrase is forgotten as soon as it was used."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page, _("Sign the report"), _("Save signed…"))
        self._desk = desk
        self._view: IssueView | None = None
        self.certificate: Path | None = None
        self.language = Choice(_("Language of the report"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(_("Passphrase of the certificate"))
        self.passphrase.returnPressed.connect(self.keep.click)
        self._named = Words("", "caption", quiet="half")
        self.choosing = Button(_("Choose certificate…"), "lock", is_small=True)
        self.choosing.clicked.connect(self._choose_certificate)
        self.lay_out(self._content())

    def open(self, view: IssueView) -> None:
        """Come in with an issued report."""
        self._view = view
        self.begin()
        self.passphrase.clear()
        self.language.show_entries([(language_name(code), code) for code in view.report.languages.split()])
        self._show_certificate()
        self.come_in()
        self.language.setFocus()

    def sign_to(self, path: Path) -> None:
        """Write the signed PDF."""
        if self._view is None or self.certificate is None:
            return
        work = partial(
            issue_asks.sign,
            self._desk.workspace,
            (self._view.report.id, str(self.language.currentData())),
            self.certificate,
            self.passphrase.text(),
            path,
        )
        self.passphrase.clear()
        self.message.clear()
        self.keep.setEnabled(False)
        self._desk.jobs.read(work, self._on_signed, failed=self.complain)

    def _content(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(6)
        told = _(
            "The PDF is written once more with a signature at its end. The certificate stays where it is, and the "
            "passphrase is kept nowhere."
        )
        column.addWidget(Words(told, "table", quiet="half"))
        column.addSpacing(6)
        for label, *fields in (
            (_("Language"), self.language),
            (_("Certificate (PKCS#12)"), self._named, self.choosing),
            (_("Passphrase"), self.passphrase),
        ):
            column.addWidget(Line(label, "control"))
            for each in fields:
                column.addWidget(each)
            column.addSpacing(6)
        column.addStretch(1)
        return column

    def _choose_certificate(self) -> None:
        kinds = _("Certificates") + " (*.p12 *.pfx)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose certificate"), str(Path.home()), kinds)
        if chosen:
            self.certificate = Path(chosen)
            self._show_certificate()

    def _show_certificate(self) -> None:
        self._named.setText(self.certificate.name if self.certificate else _("No certificate is chosen yet."))

    def _want(self) -> None:
        if self.certificate is None:
            self.complain(UserError(_("Choose the office’s certificate.")))
            return
        pilot = self._desk.workspace.path
        home = pilot.parent / named(_("signed report.pdf"), pilot)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the signed report"), str(home), "PDF (*.pdf)")
        if chosen:
            self.sign_to(Path(chosen if chosen.endswith(".pdf") else f"{chosen}.pdf"))

    def _on_signed(self, path: Path) -> None:
        self.hide()
        words = _("Signed: {file}").format(file=path.name)
        self._desk.say(words, _("Open folder"), partial(open_folder, path.parent))
