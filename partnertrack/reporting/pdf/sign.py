"""Signs a report digitally with the office's certificate, and says whether a signature still holds.

The signature is added at the end of the file: what was rendered before is in it unchanged, and so are the properties
that name the standards which the file keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from partnertrack.reporting.pdf import no_network  # noqa: F401 - before pyHanko, which would load it  # isort: skip
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.reporting.pdf.signature_field import SIGNATURE_FIELD


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: by whose certificate, and whether the whole file is as it was signed.

    Whether the certificate itself is to be trusted is for the reader's program to say.
    """

    signer: str
    is_intact: bool


def sign(content: bytes, certificate: bytes, passphrase: str) -> bytes:
    """The PDF with its field (`SIGNATURE_FIELD`) signed by a PKCS#12 certificate.

    Raises `UserError` when the certificate cannot be opened with the passphrase, or cannot sign. The passphrase is kept
    nowhere.
    """
    try:
        signer = SimpleSigner.load_pkcs12_data(certificate, (), passphrase.encode())
    except ValueError as error:
        raise UserError(
            _("The certificate could not be opened."),
            _("Is it a PKCS#12 file (.p12 or .pfx), and the passphrase the right one?"),
        ) from error
    wanted = PdfSignatureMetadata(
        field_name=SIGNATURE_FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=_name(signer)
    )
    target = BytesIO()
    try:
        PdfSigner(wanted, signer).sign_pdf(_Writer(BytesIO(content)), existing_fields_only=True, output=target)
    except (SigningError, PdfError) as error:
        raise UserError(_("The report could not be signed with this certificate.")) from error
    return target.getvalue()


def signature_of(content: bytes) -> Signature | None:
    """The signature of a PDF, broken where it can no longer be read; None where it has none."""
    try:
        found = PdfFileReader(BytesIO(content)).embedded_signatures
        if not found:
            return None
        last = found[-1]
        own = ValidationContext(trust_roots=[last.signer_cert], allow_fetching=False)
        status = validate_pdf_signature(last, own)
        is_whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        return Signature(status.signing_cert.subject.human_friendly, status.intact and status.valid and is_whole)
    except (PdfError, SignatureValidationError, ValueError):
        return Signature("", is_intact=False) if b"/ByteRange" in content else None


def _name(signer: SimpleSigner) -> str | None:
    """Whom the certificate is made out to."""
    return signer.subject_name


class _Writer(IncrementalPdfFileWriter):
    """Adds to a file, and leaves its properties alone."""

    def _update_meta(self) -> None:
        """Write no new properties: they would no longer name the standards that the file keeps."""
