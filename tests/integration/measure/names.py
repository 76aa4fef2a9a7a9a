"""Names of invented people in Latin letters, in their own script, and in the spellings of other countries."""

from __future__ import annotations

from dataclasses import dataclass

from installer.practice.names import SENEGAL, Country

_ARAB_FAMILIES = """
Benali|بن علي|Ben Ali|Bin Ali
El Amrani|العمراني|Al Amrani|Amrani|El-Amrani
Bouziane|بوزيان|Bouzian
Cherkaoui|الشرقاوي|Cherqaoui|Sharkawi
Tazi|التازي
Belkacem|بلقاسم|Belqasim|Belkassem
Ouazzani|الوزاني|Wazzani|El Ouazzani
Idrissi|الإدريسي|El Idrissi|Al Idrisi
Lahlou|لحلو|Lahlu
Berrada|برادة
Naciri|ناصري|Nasiri|Naçiri
Zeroual|زروال|Zerwal
El Fassi|الفاسي|Al Fasi|Fassi
Hajjaj|حجاج|Hadjadj
Rahmouni|رحموني|Rahmuni
Filali|الفيلالي|El Filali
Kabbaj|القباج|Qabbaj|Kabbadj
Bennouna|بنونة|Bennuna
Ben Salah|بن صالح|Bin Salah
Trabelsi|الطرابلسي|Trabulsi
Gharbi|الغربي|El Gharbi
Mabrouk|مبروك|Mabruk
Hammami|الحمامي|El Hammami
Khelifi|خليفي|Khalifi|Chelifi
Bouazizi|بوعزيزي|Bouazzizi
Zouari|الزواري|Zwari
Dridi|الدريدي
Mansour|منصور|Mansur|Mansoor
Soliman|سليمان|Suleiman|Slimane
Barakat|بركات
Abdelkader|عبد القادر|Abdulqadir|Abd el-Kader
Abderrahmane|عبد الرحمن|Abdurrahman|Abd er-Rahmane
Ould Ahmed|ولد أحمد|Oulad Ahmed
Ait Lahcen|آيت لحسن|Ayt Lahsen
Mahmoudi|محمودي|Mahmudi
Chaabane|شعبان|Shaaban
Saidi|السعيدي|Saïdi|Essaidi
Haddad|حداد
Jlassi|الجلاصي|Djelassi
Ghannouchi|الغنوشي|Ghannushi
"""
_ARAB_WOMEN = """
Salma|سلمى|Selma
Khadija|خديجة|Khadidja|Chadidscha
Imane|إيمان|Iman
Nadia|نادية|Nadja
Yousra|يسرى|Yusra|Youssra
Zineb|زينب|Zainab|Zeinab
Meryem|مريم|Maryam|Mariem
Loubna|لبنى|Lubna
Soukaina|سكينة|Sukaina
Hajar|هاجر|Hadjar
Ghizlane|غزلان|Ghizlan
Asmaa|أسماء|Asma
Aicha|عائشة|Aisha|Aïcha
Amel|أمل|Amal
Ines|إيناس|Inès
Nesrine|نسرين|Nisrine
Wafa|وفاء|Wafaa
Heba|هبة|Hiba
Yasmine|ياسمين|Jasmin|Yasmin
Rania|رانية|Ranya
Fatima|فاطمة|Fatimah
Fatiha|فتيحة
Houda|هدى|Huda
Samira|سميرة
"""
_ARAB_MEN = """
Mohamed|محمد|Mohammed|Muhammad|Mohammad
Youssef|يوسف|Yusuf|Youcef|Jussuf
Mehdi|مهدي|Mahdi
Anouar|أنور|Anwar
Hamza|حمزة
Said|سعيد|Saïd|Saeed
Tarik|طارق|Tareq|Tariq
Bilal|بلال|Billal
Karim|كريم|Kareem
Noureddine|نور الدين|Nour Eddine|Nureddin
Othmane|عثمان|Othman|Uthman
Driss|إدريس|Idriss
Jaouad|جواد|Jawad
Adil|عادل|Adel
Slim|سليم|Salim
Walid|وليد|Oualid|Waleed
Hicham|هشام|Hisham|Hischam
Ahmed|أحمد|Ahmad
Mostafa|مصطفى|Mustafa|Mustapha
Khaled|خالد|Khalid|Chalid
Omar|عمر|Umar|Oumar
Rachid|رشيد|Rashid|Raschid
Hassen|حسن|Hassan
Hassine|حسين|Hussein
"""
_GEORGIAN_FAMILIES = """
Beridze|ბერიძე
Kapanadze|კაპანაძე
Gelashvili|გელაშვილი
Maisuradze|მაისურაძე
Giorgadze|გიორგაძე
Lomidze|ლომიძე
Tsiklauri|წიკლაური
Kakhidze|კახიძე
Nozadze|ნოზაძე
Chanturia|ჭანტურია
Javakhishvili|ჯავახიშვილი
Kvaratskhelia|კვარაცხელია
Mchedlishvili|მჭედლიშვილი
Papashvili|პაპაშვილი
Shengelia|შენგელია
Dolidze|დოლიძე
Abashidze|აბაშიძე
Tabatadze|თაბათაძე
Chkheidze|ჩხეიძე
Kiknadze|კიკნაძე
Gogoladze|გოგოლაძე
Khutsishvili|ხუციშვილი
Jikia|ჯიქია
Tsereteli|წერეთელი
Shavadze|შავაძე
Ghlonti|ღლონტი
Qipiani|ყიფიანი
Zhvania|ჟვანია
Lortkipanidze|ლორთქიფანიძე
Gabunia|გაბუნია
Mikeladze|მიქელაძე
Sulakvelidze|სულაქველიძე
"""
_GEORGIAN_WOMEN = """
Nino|ნინო
Tamar|თამარ
Mariam|მარიამ
Ana|ანა
Ketevan|ქეთევან
Lela|ლელა
Salome|სალომე
Natia|ნათია
Eka|ეკა
Tinatin|თინათინ
Maia|მაია
Khatuna|ხათუნა
Shorena|შორენა
Nana|ნანა
Sopio|სოფიო
Tekla|თეკლა
Lali|ლალი
"""
_GEORGIAN_MEN = """
Giorgi|გიორგი
Davit|დავით
Levan|ლევან
Irakli|ირაკლი
Luka|ლუკა
Nikoloz|ნიკოლოზ
Zurab|ზურაბ
Vakhtang|ვახტანგ
Beka|ბექა
Otar|ოთარ
Shota|შოთა
Jaba|ჯაბა
Zaza|ზაზა
Archil|არჩილ
Mikheil|მიხეილ
Gia|გია
Lasha|ლაშა
"""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name in its own script, and how other countries spell it in Latin letters."""

    own: str
    abroad: tuple[str, ...] = ()


def _read(lines: str) -> dict[str, Spelling]:
    parts = [line.split("|") for line in lines.strip().split("\n")]
    return {latin: Spelling(own, tuple(abroad)) for latin, own, *abroad in parts}


def in_german(name: str) -> str:
    """A Georgian name as German writes it: Javakhishvili is Dschawachischwili, Zurab is Surab."""
    return _letters(
        name,
        {"kh": "ch", "gh": "gh", "sh": "sch", "ch": "tsch", "ts": "z", "dz": "ds", "zh": "sch", "j": "dsch", "v": "w",
         "z": "s", "q": "k"},
    )  # fmt: skip


def in_french(name: str) -> str:
    """A Georgian name as French writes it: Javakhishvili is Djavakhichvili, Gabunia is Gabounia."""
    return _letters(name, {"kh": "kh", "sh": "ch", "ch": "tch", "j": "dj", "zh": "j", "u": "ou", "q": "k"})


def _letters(name: str, written: dict[str, str]) -> str:
    rest, found = name.lower(), ""
    while rest:
        size = 2 if rest[:2] in written else 1
        found += written.get(rest[:size], rest[:size])
        rest = rest[size:]
    return found.capitalize()


_ARAB = {part: _read(lines) for part, lines in (("family", _ARAB_FAMILIES), ("women", _ARAB_WOMEN), ("men", _ARAB_MEN))}
_GEORGIAN = {
    part: {
        latin: Spelling(spelling.own, (in_german(latin), in_french(latin))) for latin, spelling in _read(lines).items()
    }
    for part, lines in (("family", _GEORGIAN_FAMILIES), ("women", _GEORGIAN_WOMEN), ("men", _GEORGIAN_MEN))
}

SPELLINGS = {
    latin: spelling for names in (_ARAB, _GEORGIAN) for part in names.values() for latin, spelling in part.items()
}
"""How the names of Arab and Georgian people are written elsewhere; Mariam and Omar are spelt by their country alone."""


def _country(code: str, dialling: str, names: dict[str, dict[str, Spelling]], twins: tuple[str, str, str]) -> Country:
    regions = ("North", "South", "East")
    return Country(code, dialling, tuple(names["family"]), tuple(names["women"]), tuple(names["men"]), regions, twins)


COUNTRIES = (
    _country("TN", "+216 2", _ARAB, ("male", "Hassen", "Hassine")),
    _country("GE", "+995 59", _GEORGIAN, ("female", "Nino", "Nana")),
    _country("MA", "+212 6", _ARAB, ("female", "Fatima", "Fatiha")),
    _country("GE", "+995 59", _GEORGIAN, ("female", "Lela", "Lali")),
    SENEGAL,
    _country("MA", "+212 6", _ARAB, ("female", "Salma", "Samira")),
    _country("GE", "+995 59", _GEORGIAN, ("male", "Zaza", "Jaba")),
    _country("TN", "+216 2", _ARAB, ("male", "Rachid", "Walid")),
)
"""A country for each cohort, each with twins of its own whose names look alike."""
