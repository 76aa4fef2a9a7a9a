"""The pictures of the chapter about importing; the last of them stores what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from installer.guide_pictures.studio import Studio
from partnertrack.ui import place as places
from partnertrack.ui.pages.imports.steps import CHECK, CHOOSE, DONE, MATCH
from partnertrack.ui.pages.imports.wizard import ImportsPage

_SIZE = QSize(1240, 780)
_PARTNER = "Practice employment service, Tunis"
_PEOPLE = """Matricule;Nom;Prénom;Sexe;Né(e) le;Nationalité;Gouvernorat;GSM;Cohorte;Parcours;Sélectionné(e) le
TN-24-2-001;Zouari;Skander;Homme;11/06/1996;Tunisienne;Bizerte;+216 270580507;2024-2;Pays d'origine;22/08/2024
TN-24-2-002;Sassi;Inès;Femme;18/12/1999;Tunisienne;Nabeul;+216 232209776;2024-2;Mobilité;15/09/2024
TN-26-1-001;Trabelsi;Amal;Femme;02/03/2001;Tunisienne;Sfax;+216 270110001;2026-1;Mobilité;04/05/2026
TN-26-1-002;Gharbi;Youssef;Homme;31/02/2000;Tunisienne;Sousse;+216 270110002;2026-1;Mobilité;04/05/2026
TN-26-1-003;Ben Amor;Salma;Femme;17/11/1999;Tunisiene;Tunis;+216 270110003;2026-1;Mobilité;05/05/2026
TN-26-1-004;Jaziri;Karim;Homme;bientôt;Tunisienne;Tunis;+216 270110004;2026-1;Pays d'origine;05/05/2026
TN-26-1-005;Mejri;Nour;Femme;23/07/2002;Tunisienne;Kairouan;+216 270110005;2026-1;Mobilité;06/05/2026
TN-26-1-006;Haddad;Rami;Masculin;09/09/1998;Tunisienne;Gabès;+216 270110006;2026-1;Mobilité;06/05/2026
TN-26-1-007;Ferchichi;Lina;?;14/04/2001;Tunisienne;Bizerte;+216 270110007;2026-1;Pays d'origine;06/05/2026
TN-26-1-008;Bouazizi;Anis;Homme;30/10/2000;Tunisienne;Tunis;+216 270110008;2026-1;Mobilité;07/05/2026
"""
"""A list as a partner sends it: two people are known already, some cells are wrong; all people are invented."""


def _up_to(step: int) -> Callable[[Studio], QImage]:
    """The import of the file, led on to a step."""

    def scene(studio: Studio) -> QImage:
        page = studio.go(places.IMPORTS, _SIZE)
        if not isinstance(page, ImportsPage):
            raise TypeError("the way to the imports led elsewhere")
        page.cancel.click()
        studio.settle()
        page.choosing.partner.write(_PARTNER)
        page.choosing.show_files((_file(studio.home.parent),))
        page._show_buttons()  # noqa: SLF001 - as after a choice by hand
        while page.steps.currentIndex() < step:
            page.next.click()
            studio.settle()
        if step == CHOOSE:
            studio.point(page.choosing.partner, page.next)
        elif step == CHECK:
            page.checking.filters.chips[""].click()
            studio.settle()
        return studio.take()

    return scene


def _file(folder: Path) -> Path:
    path = folder / "candidats_mai_2026.csv"
    path.write_text(_PEOPLE, "utf-8")
    return path


IMPORTS: Mapping[str, Callable[[Studio], QImage]] = {
    "import-choose": _up_to(CHOOSE),
    "import-match": _up_to(MATCH),
    "import-check": _up_to(CHECK),
    "import-done": _up_to(DONE),
}
