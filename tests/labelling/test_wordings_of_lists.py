"""What a heading over a list of bodies says, in several languages: that they sign, or that they do not."""

from __future__ import annotations

import pytest

import statement_parser as sp

TEXTS = {
    "en": "The council wants to close the last open bath of the valley, and nobody has asked those who swim there. The bath "
    "was built in 1931 and has been open every summer since.",
    "de": "Der Rat will das letzte Freibad im Tal schließen, und niemand hat die gefragt, die dort schwimmen. Das Bad wurde "
    "1931 gebaut und ist seither jeden Sommer offen.",
    "fr": "Le conseil veut fermer la dernière piscine de la vallée, et personne n’a demandé leur avis à ceux qui y nagent. "
    "Elle a été construite en 1931 et elle est ouverte chaque été depuis.",
    "es": "El ayuntamiento quiere cerrar la última piscina del valle y nadie ha preguntado a quienes nadan en ella. Se "
    "construyó en 1931 y desde entonces abre todos los veranos.",
    "pt": "A câmara quer fechar a última piscina do vale e ninguém perguntou nada a quem lá nada. Foi construída em 1931 e "
    "desde então está aberta todos os verões para a população.",
    "it": "Il comune vuole chiudere l’ultima piscina della valle e nessuno ha chiesto nulla a chi ci nuota. È stata "
    "costruita nel 1931 e da allora è aperta tutte le estati.",
    "tr": "Belediye vadideki son açık havuzu kapatmak istiyor ve orada yüzenlere kimse bir şey sormadı. Havuz 1931 yılında "
    "yapıldı ve o günden beri her yaz açık kaldı.",
    "ru": "Городской совет хочет закрыть последний открытый бассейн в долине, и никто не спросил тех, кто там плавает. "
    "Бассейн построили в 1931 году, и с тех пор он открыт каждое лето.",
    "uk": "Міська рада хоче закрити останній відкритий басейн у долині, і ніхто не запитав тих, хто там плаває. Басейн "
    "збудували 1931 року, і відтоді він відкритий щоліта.",
    "pl": "Rada chce zamknąć ostatni otwarty basen w dolinie i nikt nie zapytał tych, którzy tam pływają. Basen zbudowano w "
    "1931 roku i od tego czasu jest otwarty każdego lata.",
    "nl": "De gemeente wil het laatste openluchtbad van het dal sluiten en niemand heeft iets gevraagd aan wie er zwemt. "
    "Het bad is in 1931 gebouwd en is sindsdien elke zomer open.",
    "sv": "Kommunen vill stänga dalens sista utomhusbad och ingen har frågat dem som simmar där. Badet byggdes 1931 och har "
    "sedan dess varit öppet varje sommar för alla.",
    "ar": "يريد المجلس إغلاق آخر مسبح مفتوح في الوادي، ولم يسأل أحد الذين يسبحون فيه. بني المسبح سنة 1931 وهو مفتوح كل صيف منذ "
    "ذلك الحين أمام سكان الوادي.",
    "fa": "شورا می‌خواهد آخرین استخر روباز دره را ببندد و هیچ‌کس از کسانی که در آن شنا می‌کنند چیزی نپرسیده است. این استخر در سال "
    "۱۳۱۰ ساخته شد و از آن زمان هر تابستان باز بوده است.",
}

SIGNING = {
    "en": ("Co-signing organisations", "The following organisations have signed", "Institutional endorsements"),
    "de": ("Den Aufruf haben unterzeichnet", "Erstunterzeichnende Verbände", "Der Appell wird getragen von"),
    "fr": ("Premiers soutiens", "Ont signé cette tribune", "Associations cosignataires"),
    "es": (
        "Adhesiones recibidas",
        "Colectivas firmantes",
        "Suscriben el pronunciamiento",
        "Se suman a este comunicado",
    ),
    "pt": ("Subscrevem o manifesto", "Primeiros apoiantes", "Assinaturas coletivas", "Organizações que aderiram"),
    "it": ("Hanno aderito all’appello", "Adesioni collettive", "Sottoscrivono la lettera"),
    "tr": ("İlk imzacıların listesi", "Bildiriye imza atanlar", "Çağrıyı destekleyen kurumlar"),
    "ru": ("Список первых подписантов", "К письму присоединились", "Организации, поддержавшие обращение"),
    "uk": ("Список перших підписантів", "Долучилися до звернення", "Організації, які приєдналися"),
    "pl": ("Pierwsi sygnatariusze apelu", "Do apelu dołączyli", "Podpisy organizacji"),
    "nl": ("De eerste ondertekenaars", "Deze oproep wordt gesteund door", "Adhesiebetuigingen"),
    "sv": ("Skrivit under har", "Vi som skriver under", "De första undertecknarna"),
    "ar": ("المنظمات المنضمة للبيان", "أسماء الجهات الموقعة", "الموقعون حسب الأبجدية"),
    "fa": ("فهرست نهادهای امضاکننده", "حامیان این بیانیه", "نخستین امضاها"),
}

NOT_SIGNING = {
    "en": ("Steering group", "Media partners", "List of member organisations", "Our funders"),
    "de": ("Medienpartner", "Mitgliedsverbände", "Finanziell unterstützt von", "Wissenschaftlicher Beirat"),
    "fr": ("Nos financeurs", "Associations membres", "Partenaires médias"),
    "es": ("Medios aliados", "Entidades colaboradoras", "Con la financiación de"),
    "pt": ("Entidades filiadas", "Parceiros de mídia", "Com o financiamento de"),
    "it": ("Media partner", "Organizzazioni socie", "Con il patrocinio di"),
    "tr": ("Medya sponsorları", "Mali destek verenler", "Dağıtım listesi"),
    "ru": ("Информационные партнёры", "Члены коалиции", "Грантодатели"),
    "uk": ("Інформаційні партнери", "Члени коаліції", "Грантодавці"),
    "pl": ("Partnerzy medialni", "Lista członków", "Według rozdzielnika"),
    "nl": ("Mediapartners", "Subsidiegevers", "Mede mogelijk gemaakt door"),
    "sv": ("Mediepartner", "Medlemsförbund", "Med ekonomiskt stöd från"),
    "ar": ("الجهات المانحة", "الجمعيات الأعضاء", "نسخة إلى"),
    "fa": ("سازمان‌های عضو", "نهادهای حامی مالی", "رونوشت‌ها"),
}

BODIES = ("Alder Swimmers", "Birch Union", "Callan Bathers", "Elm Street Pool Club")


def _signing(code: str, heading: str) -> tuple[str, ...]:
    listed = "".join(f"<li>{body}</li>" for body in BODIES)
    page = f'<html lang="{code}"><body><main><h1>1931</h1><p>{TEXTS[code]}</p><h3>{heading}</h3><ul>{listed}</ul></main></body></html>'
    return tuple(signatory.name for signatory in sp.parse(page.encode()).signatories)


@pytest.mark.parametrize(("code", "heading"), [(code, heading) for code, found in SIGNING.items() for heading in found])
def test_a_heading_of_those_who_sign(code: str, heading: str) -> None:
    assert _signing(code, heading) == BODIES


@pytest.mark.parametrize(
    ("code", "heading"), [(code, heading) for code, found in NOT_SIGNING.items() for heading in found]
)
def test_a_heading_of_those_who_do_not(code: str, heading: str) -> None:
    assert _signing(code, heading) == ()


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("en", "With financial support from"), ("de", "Finanziell unterstützt von"),
        ("fr", "Avec le soutien financier de"), ("es", "Con el apoyo financiero de"),
    ],
)  # fmt: skip
def test_who_paid_does_not_sign(code: str, label: str) -> None:
    run_in = f"<p>{label}: Alder Fund, Birch Trust, Callan Foundation, Elm Street Pool Club</p>"
    page = f'<html lang="{code}"><body><main><h1>1931</h1><p>{TEXTS[code]}</p>{run_in}</main></body></html>'
    assert sp.parse(page.encode()).signatories == ()
