"""Hypothesis strategies that make statements: invented texts and names in six languages."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st

DatePlace = Literal["top", "foot", "none"]


@dataclass(frozen=True)
class Made:
    """A statement as made, before it is laid out."""

    language: str
    title: str
    date: datetime.date | None
    printed_date: str
    date_place: DatePlace
    opening: tuple[str, ...]
    lead_in: str
    demands: tuple[str, ...]
    closing: str
    heading: str
    groups: tuple[str, str]
    names: tuple[str, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body in order: opening, lead-in, closing."""
        return (*self.opening, self.lead_in, self.closing)


@dataclass(frozen=True)
class Words:
    """The words that statements of one language are made of."""

    months: tuple[str, ...]
    dates: tuple[str, ...]
    """Formats with {d}, {m} and {y}."""
    titles: tuple[str, ...]
    openings: tuple[str, ...]
    sentences: tuple[str, ...]
    lead_ins: tuple[str, ...]
    demands: tuple[str, ...]
    closings: tuple[str, ...]
    headings: tuple[str, ...]
    groups: tuple[str, str]
    kinds: tuple[str, ...]
    """Names with {t} for what the organisation is about."""
    topics: tuple[str, ...]
    places: tuple[str, ...]
    brands: tuple[str, ...]
    """Whole names, some with a comma and a legal form, some with a dash."""
    comma: str = ","


ENGLISH = Words(
    months=tuple("January February March April May June July August September October November December".split()),
    dates=("{d} {m} {y}", "{m} {d}, {y}"),
    titles=(
        "Joint Statement: Keep the {t} of {p} Open",
        "Open Letter on the {t} of {p}",
        "Civil Society Calls for {t} in {p}",
    ),
    openings=(
        "We, the undersigned organisations, are deeply concerned about what is happening in {p}.",
        "The undersigned organisations condemn the decision that the government of {p} took last week.",
        "As organisations that have worked in {p} for many years, we write to express our grave concern.",
    ),
    sentences=(
        "More than four thousand families have lost what they lived on, and nobody has told them why.",
        "The report that the ministry promised has never been published.",
        "Those who asked questions were sent from one office to the next, and at last were told not to come back.",
        "A court found as early as the spring that the order had no basis in law.",
        "The clinics are full, the roads are closed and the schools have not opened since the winter.",
        "What began as a quarrel about a road has become a test of the rule of law.",
        "Our colleagues on the ground see the consequences every day.",
    ),
    lead_ins=(
        "We call on the government to:",
        "We therefore urge all parties to:",
        "The undersigned organisations call upon the authorities to:",
    ),
    demands=(
        "Publish the report without delay and in full.",
        "Release everyone who was detained for taking part in a peaceful protest.",
        "Open an independent inquiry and give it access to all documents;",
        "End the restrictions on the press;",
        "Restore the services that were cut off in January.",
        "Compensate the families for what they have lost.",
        "Invite the United Nations to send observers;",
    ),
    closings=(
        "We stand ready to support every honest effort to find a way out.",
        "The time to act is now, while there is still something to save.",
    ),
    headings=("Signatories", "Signatory organisations:", "Signed by:"),
    groups=("International organisations", "National organisations"),
    kinds=("Association for {t}", "Centre for {t}", "{t} Network", "Committee of {t}", "{t} Foundation"),
    topics=("Water", "Human Rights", "Press Freedom", "Open Courts", "Rural Schools", "Fair Housing", "Public Health"),
    places=("Norhaven", "Port Callan", "Marwah", "Varnholm", "Tarn Hill"),
    brands=(
        "Lanterns",
        "Wells Not Walls",
        "Anchor & Twine, Inc.",
        "Carta Box, Ltd.",
        "Horizon – Civil Action",
        "Seven Valleys (SV)",
        "Kesh Rojan",
    ),
)

FRENCH = Words(
    months=tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    dates=("{d} {m} {y}", "Le {d} {m} {y}"),
    titles=(
        "Déclaration commune : pour {t} à {p}",
        "Lettre ouverte sur {t} à {p}",
        "Communiqué conjoint : {t} n’est pas négociable",
    ),
    openings=(
        "Nous, organisations signataires, exprimons notre vive inquiétude devant la situation à {p}.",
        "Les organisations soussignées condamnent la décision prise la semaine dernière à {p}.",
    ),
    sentences=(
        "Plus de quatre mille familles ont perdu leurs moyens de vivre sans qu’on leur dise pourquoi.",
        "Le rapport promis par le ministère n’a jamais été publié.",
        "Les habitants qui posaient des questions ont été renvoyés d’un bureau à l’autre.",
        "Un tribunal avait pourtant jugé, dès le printemps, que l’arrêté était illégal.",
        "Les écoles n’ont pas rouvert depuis l’hiver et les routes restent fermées.",
    ),
    lead_ins=("Nous demandons aux autorités :", "Nous appelons le gouvernement à :", "Nous exigeons :"),
    demands=(
        "la publication immédiate et complète du rapport ;",
        "la libération des personnes arrêtées pour avoir manifesté ;",
        "l’ouverture d’une enquête indépendante ;",
        "la levée des restrictions imposées à la presse ;",
        "l’indemnisation des familles touchées.",
    ),
    closings=("Nous restons mobilisés aux côtés des habitants.", "Il est encore temps d’agir, mais le temps presse."),
    headings=("Organisations signataires :", "Signataires :", "Les organisations signataires"),
    groups=("Organisations internationales", "Organisations nationales"),
    kinds=(
        "Association pour {t}",
        "Collectif pour {t}",
        "Réseau pour {t}",
        "Fédération pour {t}",
        "Observatoire pour {t}",
    ),
    topics=("l’eau publique", "la liberté de la presse", "le logement digne", "l’école rurale", "la santé de tous"),
    places=("Marsilly-le-Vieux", "Arvan", "Haut-Mbali", "Port-Sablon"),
    brands=("Cap au large", "Terre et Parole", "L’Escale – Marsilly", "Atelier Brume, S.A.", "Marins solidaires"),
)

SPANISH = Words(
    months=tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
    dates=("{d} de {m} de {y}", "{d} de {m} del {y}"),
    titles=(
        "Declaración conjunta por {t} en {p}",
        "Carta abierta sobre {t} en {p}",
        "Pronunciamiento: sin {t} no hay futuro en {p}",
    ),
    openings=(
        "Las organizaciones abajo firmantes expresamos nuestra profunda preocupación por lo que ocurre en {p}.",
        "Nosotras, las organizaciones abajo firmantes, rechazamos la decisión que se tomó la semana pasada en {p}.",
    ),
    sentences=(
        "Más de cuatro mil familias han perdido su sustento y nadie les ha explicado por qué.",
        "El informe que prometió el ministerio nunca se ha publicado.",
        "Quienes preguntaron fueron enviados de una oficina a otra.",
        "Un tribunal ya había dicho en primavera que la orden no tenía base legal.",
        "Las escuelas no abren desde el invierno y los caminos siguen cerrados.",
    ),
    lead_ins=("Exigimos al gobierno:", "Por todo lo anterior, solicitamos a las autoridades:", "Hacemos un llamado a:"),
    demands=(
        "Publicar el informe de manera inmediata y completa.",
        "Liberar a las personas detenidas por protestar de manera pacífica.",
        "Abrir una investigación independiente;",
        "Levantar las restricciones a la prensa;",
        "Indemnizar a las familias afectadas.",
    ),
    closings=("Seguiremos al lado de las comunidades.", "Todavía hay tiempo, pero se acaba."),
    headings=("Organizaciones firmantes:", "Firman:", "Firmantes:"),
    groups=("Organizaciones internacionales", "Organizaciones nacionales"),
    kinds=("Asociación por {t}", "Centro de Estudios sobre {t}", "Red por {t}", "Fundación por {t}", "Comité por {t}"),
    topics=("el Agua", "la Libertad de Prensa", "la Vivienda", "la Escuela Rural", "la Salud"),
    places=("San Telmo", "Cerro Pardo", "Puerto Almira", "Talamanqui"),
    brands=("Semilla y Cauce", "Ríos Vivos", "Ojo de Agua – San Telmo", "Taller Almira, S.L.", "Voces del Valle"),
)

GERMAN = Words(
    months=tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
    dates=("{d}. {m} {y}", "Varnholm, {d}. {m} {y}"),
    titles=(
        "Gemeinsame Erklärung: {t} in {p} sichern",
        "Offener Brief zu {t} in {p}",
        "Appell für {t} in {p}",
    ),
    openings=(
        "Wir, die unterzeichnenden Organisationen, sind in großer Sorge über die Lage in {p}.",
        "Die unterzeichnenden Organisationen verurteilen die Entscheidung, die vergangene Woche in {p} gefallen ist.",
    ),
    sentences=(
        "Mehr als viertausend Familien haben verloren, wovon sie lebten, und niemand hat ihnen gesagt, warum.",
        "Der Bericht, den das Ministerium versprochen hat, ist nie erschienen.",
        "Wer Fragen stellte, wurde von einem Amt zum nächsten geschickt.",
        "Schon im Frühjahr hat ein Gericht festgestellt, dass die Verordnung rechtswidrig ist.",
        "Die Schulen sind seit dem Winter geschlossen, die Straßen gesperrt.",
    ),
    lead_ins=("Wir fordern:", "Wir fordern die Regierung auf:", "Deshalb fordern wir von den Behörden:"),
    demands=(
        "Der Bericht wird sofort und vollständig veröffentlicht.",
        "Alle, die wegen friedlichen Protests festgenommen wurden, kommen frei.",
        "Eine unabhängige Untersuchung wird eingesetzt.",
        "Die Einschränkungen der Presse enden.",
        "Die betroffenen Familien werden entschädigt.",
    ),
    closings=("Wir bleiben an der Seite der Menschen vor Ort.", "Noch ist Zeit zu handeln, aber sie läuft ab."),
    headings=("Unterzeichnende Organisationen:", "Unterzeichner:", "Erstunterzeichnende"),
    groups=("Internationale Organisationen", "Nationale Organisationen"),
    kinds=("Verein für {t} e. V.", "Bündnis für {t}", "Netzwerk {t}", "Stiftung {t}", "Arbeitskreis {t}"),
    topics=("Wasser", "Pressefreiheit", "Wohnen", "Landschulen", "Gesundheit"),
    places=("Weiden-Ost", "Lübingen", "Oberes Tal", "Grenzbach"),
    brands=(
        "Langsam Reisen",
        "Lichtblick",
        "Kante – Initiative Nord",
        "Fold und Post GmbH",
        "Handvoll gGmbH, Lübingen",
    ),
)

ARABIC = Words(
    months=(
        "كانون الثاني/يناير",
        "شباط/فبراير",
        "آذار/مارس",
        "نيسان/أبريل",
        "أيار/مايو",
        "حزيران/يونيو",
        "تموز/يوليو",
        "آب/أغسطس",
        "أيلول/سبتمبر",
        "تشرين الأول/أكتوبر",
        "تشرين الثاني/نوفمبر",
        "كانون الأول/ديسمبر",
    ),
    dates=("{d} {m} {y}",),
    titles=("بيان مشترك: من أجل {t} في {p}", "رسالة مفتوحة بشأن {t} في {p}", "نداء من أجل {t} في {p}"),
    openings=(
        "نحن المنظمات الموقعة أدناه، نعرب عن قلقنا البالغ إزاء ما يجري في {p}.",
        "تدين المنظمات الموقعة أدناه القرار الذي صدر الأسبوع الماضي في {p}.",
    ),
    sentences=(
        "لقد فقدت أكثر من أربعة آلاف عائلة مصدر رزقها، ولم يشرح لها أحد السبب.",
        "لم يُنشر التقرير الذي وعدت به الوزارة حتى اليوم.",
        "أُرسل من سألوا عن الأسباب من مكتب إلى آخر دون جواب.",
        "وقد رأت المحكمة منذ الربيع أن القرار لا يستند إلى القانون.",
        "لم تُفتح المدارس منذ الشتاء، وما زالت الطرق مغلقة.",
    ),
    lead_ins=("نطالب السلطات بما يلي:", "وعليه نطالب بـ:", "ندعو الحكومة إلى:"),
    demands=(
        "نشر التقرير فوراً وبشكل كامل.",
        "الإفراج عن جميع من اعتُقلوا بسبب الاحتجاج السلمي.",
        "فتح تحقيق مستقل وشفاف.",
        "رفع القيود المفروضة على الصحافة.",
        "تعويض العائلات المتضررة.",
    ),
    closings=("سنبقى إلى جانب الأهالي حتى تتحقق العدالة.", "ما زال هناك وقت للعمل، لكنه ينفد."),
    headings=("المنظمات الموقعة:", "الموقعون:", "الجهات الموقعة:"),
    groups=("المنظمات الدولية", "المنظمات المحلية"),
    kinds=("جمعية {t}", "مركز {t}", "شبكة {t}", "منظمة {t}", "مؤسسة {t}"),
    topics=("حماية المياه", "حرية الصحافة", "السكن اللائق", "التعليم في الريف", "الصحة للجميع"),
    places=("وادي النهر", "دير السهل", "خليج المرجان"),
    brands=("ضوء للتنمية", "بيت الجسر", "أقلام – فرع الساحل", "نوافذ", "الضفاف"),
    comma="،",
)

TURKISH = Words(
    months=tuple("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()),
    dates=("{d} {m} {y}",),
    titles=("Ortak Açıklama: {p} için {t}", "Açık Mektup: {p} ve {t}", "Ortak Bildiri: {t} haktır"),
    openings=(
        "Biz aşağıda imzası bulunan kurumlar olarak, {p} bölgesinde yaşananlardan derin kaygı duyuyoruz.",
        "Aşağıda imzası bulunan örgütler olarak, {p} için geçen hafta alınan kararı kınıyoruz.",
    ),
    sentences=(
        "Dört binden fazla aile geçimini kaybetti ve kimse onlara nedenini açıklamadı.",
        "Bakanlığın söz verdiği rapor bugüne kadar yayımlanmadı.",
        "Soru soranlar bir daireden ötekine gönderildi.",
        "Mahkeme, kararın yasal dayanağı olmadığını daha ilkbaharda belirtmişti.",
        "Okullar kıştan beri açılmadı, yollar hâlâ kapalı.",
    ),
    lead_ins=("Taleplerimiz:", "Yetkililerden talep ediyoruz:", "Hükümete çağrıda bulunuyoruz:"),
    demands=(
        "Rapor derhal ve eksiksiz yayımlansın.",
        "Barışçıl gösteri nedeniyle gözaltına alınanlar serbest bırakılsın.",
        "Bağımsız bir soruşturma açılsın.",
        "Basına getirilen kısıtlamalar kaldırılsın.",
        "Zarar gören ailelerin kayıpları karşılansın.",
    ),
    closings=("Bölge halkının yanında olmaya devam edeceğiz.", "Hâlâ zaman var, ama azalıyor."),
    headings=("İmzacı kurumlar:", "İmzacılar:", "İmzalayan kurumlar:"),
    groups=("Uluslararası kuruluşlar", "Ulusal kuruluşlar"),
    kinds=("{t} Derneği", "{t} Vakfı", "{t} Platformu", "{t} Ağı", "{t} Merkezi"),
    topics=("Temiz Su", "Basın Özgürlüğü", "İnsan Hakları", "Köy Okulları", "Halk Sağlığı"),
    places=("Kızılova", "Akçadere", "Yeşilburun"),
    brands=("Toprak Ana", "Işık Evi", "Rüzgâr – Kuzey Kolu", "Kuzey Atölye A.Ş.", "Dağın Kadınları"),
)

LANGUAGES = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH, "de": GERMAN, "ar": ARABIC, "tr": TURKISH}


@st.composite
def names(draw: st.DrawFn, words: Words, *, without: str = "") -> str:
    """A name of an organisation; `without`: characters that stand in it nowhere but before a legal form."""
    if draw(st.booleans()):
        name = draw(st.sampled_from(words.kinds)).format(t=draw(st.sampled_from(words.topics)))
        ending = draw(st.sampled_from(("", "", " – {p}", ", {p}", " ({p})")))
        ending = ending.replace(",", words.comma)
        name += ending.format(p=draw(st.sampled_from(words.places)))
    else:
        name = draw(st.sampled_from(words.brands))
    legal = any(name.endswith(f) for f in (", Inc.", ", Ltd.", ", S.A.", ", S.L."))
    if any(c in name for c in without) and not legal:
        name = "".join(" " if c in without else c for c in name)
    return " ".join(name.split())


@st.composite
def statements(draw: st.DrawFn, *, without: str = "", languages: tuple[str, ...] = tuple(LANGUAGES)) -> Made:
    """A statement; `without`: characters that its names do not hold (the separator of the layout)."""
    language = draw(st.sampled_from(languages))
    words = LANGUAGES[language]
    place = draw(st.sampled_from(words.places))

    def some(texts: tuple[str, ...], least: int, most: int) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(texts), min_size=least, max_size=most, unique=True)))

    opening = draw(st.sampled_from(words.openings)).format(p=place) + " " + " ".join(some(words.sentences, 1, 2))
    said = [s for s in words.sentences if s not in opening]
    second = draw(st.permutations(said))
    date_place: DatePlace = draw(st.sampled_from(("foot", "top", "none")))
    date = draw(st.dates(datetime.date(1995, 1, 1), datetime.date(2024, 12, 31)))
    printed = draw(st.sampled_from(words.dates)).format(d=date.day, m=words.months[date.month - 1], y=date.year)
    return Made(
        language=language,
        title=draw(st.sampled_from(words.titles)).format(t=draw(st.sampled_from(words.topics)), p=place),
        date=None if date_place == "none" else date,
        printed_date=printed,
        date_place=date_place,
        opening=(opening, " ".join(second[:2])),
        lead_in=draw(st.sampled_from(words.lead_ins)),
        demands=some(words.demands, 2, 5),
        closing=draw(st.sampled_from(words.closings)),
        heading=draw(st.sampled_from(words.headings)),
        groups=words.groups,
        names=tuple(draw(st.lists(names(words, without=without), min_size=4, max_size=12, unique=True))),
    )
