"""Names and regions from which people are invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """What people of a country may be called and where they may come from; `code` is ISO 3166-1 alpha-2.

    `twins` is the sex of twins of this country, and their two first names, which look alike.
    """

    code: str
    dialling: str
    family_names: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    regions: tuple[str, ...]
    twins: tuple[str, str, str]


MOROCCO = Country(
    "MA",
    "+212 6",
    (
        "Benali", "Aït Lahcen", "El Amrani", "Bouzïane", "Chérkaoui", "Tazi", "Belkacem", "Ouazzani", "Idrissi",
        "Lahlou", "Berrada", "Naciri", "Zéroual", "El Fassi", "Mernissi", "Hajjaj", "Rahmouni", "Sebbar", "Filali",
        "Kabbaj", "Moutawakil", "Bennouna",
    ),
    (
        "Salma", "Khadija", "Imane", "Nadia", "Hanaé", "Yousra", "Zineb", "Meryem", "Loubna", "Soukaïna", "Hajar",
        "Ghizlane", "Asmaa", "Siham",
    ),
    (
        "Youssef", "Mehdi", "Anouar", "Hamza", "Saïd", "Tarik", "Bilal", "Reda", "Karim", "Noureddine", "Othmane",
        "Driss", "Jaouad", "Adil",
    ),
    (
        "Casablanca-Settat", "Rabat-Salé-Kénitra", "Fès-Meknès", "Marrakech-Safi", "Tanger-Tétouan-Al Hoceïma",
        "Souss-Massa", "L'Oriental",
    ),
    ("female", "Fatima", "Fatiha"),
)  # fmt: skip

TUNISIA = Country(
    "TN",
    "+216 2",
    (
        "Ben Salah", "Trabelsi", "Jlassi", "Gharbi", "Mabrouk", "Chaâbane", "Hammami", "Khélifi", "Sassi", "Bouazizi",
        "Zouari", "Mejri", "Dridi", "Ayari",
    ),
    ("Amel", "Inès", "Rim", "Sarra", "Hela", "Olfa", "Nesrine", "Wafa", "Maïssa", "Dorra"),
    ("Slim", "Walid", "Aymen", "Hichem", "Nizar", "Skander", "Firas", "Moëz", "Sofiène", "Ramzi"),
    ("Tunis", "Sfax", "Sousse", "Nabeul", "Bizerte"),
    ("male", "Hassen", "Hassine"),
)  # fmt: skip

EGYPT = Country(
    "EG",
    "+20 10",
    (
        "Abdelrahman", "El Sayed", "Hassanein", "Mansour", "Shaheen", "Fawzy", "Ibrahim", "Kamel", "Soliman", "Zaki",
        "Barakat", "Gaber",
    ),
    ("Mona", "Heba", "Nourhan", "Dina", "Yasmin", "Aya", "Rania", "Shaimaa"),
    ("Ahmed", "Mostafa", "Khaled", "Omar", "Tamer", "Sherif", "Islam", "Wael"),
    ("Cairo", "Alexandria", "Giza", "Assiut"),
    ("female", "Nora", "Noha"),
)  # fmt: skip

SENEGAL = Country(
    "SN",
    "+221 77",
    (
        "Diop", "Ndiaye", "Fall", "Sarr", "Faye", "Sène", "Guèye", "Mbaye", "Thiam", "Cissé", "Diallo", "Kanté", "Sow",
        "Bâ", "Dièye", "Niang", "Wade", "Sané", "Coly", "Badji",
    ),
    (
        "Aïssatou", "Fatou", "Mariama", "Awa", "Ndèye", "Khady", "Coumba", "Rokhaya", "Sokhna", "Bineta", "Adama",
        "Yacine",
    ),
    ("Mamadou", "Ousmane", "Cheikh", "Ibrahima", "Moussa", "Alioune", "Pape", "Babacar", "Séga", "Lamine", "Élimane"),
    ("Dakar", "Thiès", "Saint-Louis", "Kaolack", "Ziguinchor", "Louga"),
    ("male", "Ousseynou", "Assane"),
)  # fmt: skip

GEORGIA = Country(
    "GE",
    "+995 59",
    (
        "Beridze", "Kapanadze", "Gelashvili", "Maisuradze", "Giorgadze", "Lomidze", "Tsiklauri", "K'akhidze",
        "Nozadze", "Ch'anturia", "Javakhishvili", "Kvaratskhelia", "Mchedlishvili", "P'ap'ashvili", "Shengelia",
        "Dolidze", "Abashidze", "Tabatadze",
    ),
    ("Nino", "Tamar", "Mariam", "Ana", "Ketevan", "Lela", "Salome", "Natia", "Eka", "Tinatin"),
    ("Giorgi", "Davit", "Levan", "Irak'li", "Luka", "Nik'oloz", "Zurab", "Vakhtang", "Beka", "Otar"),
    ("Tbilisi", "Imereti", "Kakheti", "Adjara", "Samegrelo", "Shida Kartli"),
    ("female", "Maia", "Mariam"),
)  # fmt: skip
