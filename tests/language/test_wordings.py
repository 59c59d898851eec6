"""Wordings of the language data do what their lists are for: a few of each list and language, in what they stand in."""

from __future__ import annotations

import pytest

from statement_parser.language.cues import CueMatcher, matcher
from statement_parser.organisations.kind import read_entry

NAMES = {
    "ar": "ليلى حداد", "bg": "Ана Петрова", "ckb": "ئازاد ڕەشید", "el": "Άννα Λουκά", "fa": "مینا رستگار",
    "he": "דנה לביא", "hi": "मीरा वर्मा", "ja": "山田 花子", "ka": "ნინო ბერიძე", "ko": "김 하늘",
    "ru": "Анна Белова", "sr": "Ана Петровић", "uk": "Анна Біла", "ur": "ثنا قریشی", "zh": "陈 小雨",
}  # fmt: skip
"""Of a person, in the script of the language; "Ada Berg" in all others."""

POSTS = {
    "en": ("retired teacher", "registered nurse", "MEP", "PhD", "documentary filmmaker", "city councillor"),
    "ar": ("قابلة", "موظف متقاعد", "فنانة تشكيلية", "باحثة دكتوراه", "رئيس التحرير"),
    "bg": ("държавен служител", "медицинска сестра", "главен асистент"),
    "bs": ("univerzitetski profesor", "borac za ljudska prava", "medicinska sestra"),
    "ca": ("llevadora", "funcionària", "professora jubilada"),
    "ckb": ("فەرمانبەر", "مامۆستای خانەنشین", "ئەندامی پەرلەمان"),
    "cs": ("porodní asistentka", "státní zástupkyně", "učitel v důchodu"),
    "da": ("jordemoder", "kommunalt ansat", "byrådsmedlem"),
    "de": ("Hebamme", "Verwaltungsangestellte", "Landtagsabgeordneter", "Studienrätin", "Softwareentwickler", "MdB"),
    "el": ("μαία", "δημόσιος υπάλληλος", "μέλος ΔΣ"),
    "es": ("matrona", "funcionaria", "profesora jubilada", "exdiputado", "defensora de derechos humanos"),
    "fa": ("ماما", "معلم بازنشسته", "دانشجوی دکتری", "استاد بازنشسته دانشگاه"),
    "fi": ("kätilö", "eläkkeellä oleva opettaja", "kaupunginvaltuutettu", "yliopistonlehtori", "entinen kansanedustaja"),
    "fr": ("sage-femme", "fonctionnaire", "parente d’élève", "professeure des écoles", "conseillère régionale"),
    "gl": ("parteira", "funcionaria", "mestra xubilada"),
    "he": ("מיילדת", "מורה בגמלאות", "חברת מועצת העיר"),
    "hi": ("सरकारी कर्मचारी", "सेवानिवृत्त शिक्षक", "फिल्म निर्देशक"),
    "hr": ("primalja", "profesor u mirovini", "viša znanstvena suradnica"),
    "hu": ("szülésznő", "köztisztviselő", "nyugdíjas tanár"),
    "id": ("bidan", "pensiunan guru", "mantan komisioner"),
    "it": ("ostetrica", "assegnista di ricerca", "insegnante in pensione", "consigliera regionale"),
    "ja": ("助産師", "元国会議員", "高校教諭"),
    "ka": ("ექთანი", "საჯარო მოხელე", "ასისტენტ პროფესორი"),
    "kmr": ("karmendê dewletê", "hemşîre", "mamosteyê teqawîd", "parlamentera berê"),
    "ko": ("조산사", "퇴직교사", "전 시의원"),
    "nl": ("verloskundige", "ambtenaar", "gepensioneerd docent", "statenlid"),
    "pl": ("położna", "urzędniczka", "emerytowana nauczycielka", "radna miasta", "programista"),
    "pt": ("parteira", "funcionária pública", "professora aposentada", "ex-deputado", "bolseira de investigação"),
    "ro": ("moașă", "funcționară publică", "profesoară pensionară"),
    "ru": ("акушерка", "госслужащий", "к. ф.-м. н.", "муниципальная депутатка", "научный работник"),
    "sr": ("бабица", "државни службеник", "виша научна сарадница"),
    "sl": ("babica", "upokojena učiteljica", "občinski svetnik", "javna uslužbenka", "nekdanja poslanka"),
    "sv": ("barnmorska", "tjänsteman", "pensionerad lärare", "f.d. riksdagsledamot"),
    "sw": ("mkunga", "mtumishi wa umma", "mwalimu mstaafu"),
    "tr": ("ebe", "kamu emekçisi", "emekli öğretmen", "baro başkanı", "doktora öğrencisi"),
    "uk": ("акушерка", "держслужбовиця", "кандидат географічних наук", "депутатка міської ради"),
    "ur": ("سرکاری ملازم", "ریٹائرڈ استاد", "سابق رکن قومی اسمبلی"),
    "zh": ("助产士", "公务员", "程序员", "退休教授"),
}  # fmt: skip

TITLED = {
    "en": ("Cllr Ada Berg", "Rt Hon Ada Berg", "Assoc. Prof. Ada Berg"),
    "ar": ("أ.م.د. ليلى حداد", "المستشارة ليلى حداد", "العميد الركن سامر حداد"),
    "cs": ("Doc. PhDr. Ada Berg", "MVDr. Ada Berg"),
    "de": ("Univ.-Prof. Mag. Ada Berg", "Dipl.-Päd. Ada Berg", "DDr. Ada Berg"),
    "es": ("Mtra. Ada Berg", "Lcda. Ada Berg", "Mons. Ada Berg"),
    "fa": ("سرکار خانم مینا رستگار", "حجت‌الاسلام والمسلمین رضا رستگار"),
    "fi": ("FT Ada Berg", "Professori emerita Ada Berg", "Kirkkoherra Ada Berg"),
    "fr": ("Me Ada Berg", "Le docteur Ada Berg"),
    "hr": ("Izv. prof. dr. sc. Ada Berg", "Doc. art. Ada Berg"),
    "it": ("Avv. Ada Berg", "Chiar.mo Prof. Ada Berg", "Dott.ssa Ada Berg"),
    "nl": ("Prof. mr. Ada Berg", "Mevrouw Ada Berg"),
    "pl": ("Dr hab. inż. Ada Berg", "Lek. wet. Ada Berg"),
    "pt": ("Profª Drª Ada Berg", "Eng.ª Ada Berg", "Des. Ada Berg", "Dep. Ada Berg"),
    "ru": ("Д.ф.-м.н. Анна Белова", "Протоиерей Олег Белов"),
    "sl": ("Izr. prof. dr. Ada Berg", "Mag. Ada Berg", "Odvetnica Ada Berg"),
    "tr": ("Av. Ada Berg", "Doç. Dr. Ada Berg", "Ecz. Ada Berg", "Stj. Av. Ada Berg"),
}  # fmt: skip

BODIES = {
    "de": ("Grüne Kinder, Neustadt a. d. Marn", "Alder Werke – Betriebsrat"),
    "en": ("Clean Water, Baltimore, MD", "Blue River, Montréal, QC", "Sri Lanka Watchers", "Safe Start – Mother and Child"),
    "es": ("Mesa Verde – Corriente Obrera", "Tierra Alta – colectivo feminista", "MST Norte", "PS Alder"),
    "fr": ("Rive Gauche – initiative citoyenne", "Osons Demain – réseau féministe"),
    "pt": ("Mãe Terra", "Rio Vivo – Conselho Indígena"),
    "ru": ("Тихий Берег – рабочая группа",),
}  # fmt: skip
"""Bodies with adjectives, places and first words that are also written in posts and titles."""


def _cues(code: str) -> CueMatcher:
    return matcher((code, "en") if code != "en" else ("en",))


@pytest.mark.parametrize(("code", "post"), [(code, post) for code, posts in POSTS.items() for post in posts])
def test_a_post_behind_a_name_makes_a_person(code: str, post: str) -> None:
    name = NAMES.get(code, "Ada Berg")
    entry = read_entry(f"{name}, {post}", _cues(code))
    assert (entry.kind, entry.name) == ("person", (0, len(name)))


@pytest.mark.parametrize(("code", "entry"), [(code, entry) for code, entries in TITLED.items() for entry in entries])
def test_a_title_before_a_name_makes_a_person(code: str, entry: str) -> None:
    assert read_entry(entry, _cues(code)).kind == "person"


@pytest.mark.parametrize(("code", "body"), [(code, body) for code, bodies in BODIES.items() for body in bodies])
def test_words_of_bodies_are_no_posts_and_titles(code: str, body: str) -> None:
    assert read_entry(body, _cues(code)).kind != "person"
