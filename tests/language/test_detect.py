"""Detection of the language of a text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from statement_parser.language.detect import detect

TEXTS = {
    "ar": "نطالب جميع الأطراف بوقف القصف على المدارس وبالإفراج عن المعتقلين فورا، ونؤكد أن حماية المدنيين واجب على الدول.",
    "ckb": "ئێمە ڕێکخراوە واژۆکارەکان داوا لە هەموو لایەنەکان دەکەین کە هێرشەکان ڕابگرن و زیندانییەکان ئازاد بکەن.",
    "de": "Wir fordern alle Seiten auf, die Angriffe auf Schulen zu beenden und die Gefangenen nicht länger festzuhalten.",
    "en": "We call on all parties to end the attacks on schools and to let the people who are held there go home.",
    "es": "Exigimos a todas las partes que pongan fin a los ataques contra las escuelas y liberen a los detenidos.",
    "fa": "ما از همه طرف‌ها می‌خواهیم که حمله به مدارس را متوقف کنند و زندانیان را فورا آزاد کنند.",
    "fr": "Nous appelons toutes les parties à mettre fin aux attaques contre les écoles et à libérer les détenus.",
    "he": "אנו קוראים לכל הצדדים להפסיק את ההתקפות על בתי הספר ולשחרר את העצורים.",
    "it": "Chiediamo a tutte le parti di porre fine agli attacchi contro le scuole e di liberare i prigionieri.",
    "kmr": "Em rêxistinên îmzekar bang li hemû aliyan dikin ku êrîşên li ser gundan rawestînin û girtiyan azad bikin.",
    "nl": "Wij roepen alle partijen op om de aanvallen op scholen te stoppen en de gevangenen vrij te laten.",
    "pl": "Wzywamy wszystkie strony do zaprzestania ataków na szkoły i do uwolnienia osób, które są przetrzymywane.",
    "pt": "Exigimos que todas as partes ponham fim aos ataques contra as escolas e que os presos não sejam esquecidos.",
    "ru": "Мы призываем все стороны прекратить обстрелы школ и больниц и освободить всех, кто был задержан.",
    "sv": "Vi uppmanar alla parter att stoppa attackerna mot skolor och att frige dem som har gripits.",
    "tr": "Tüm tarafları okullara yönelik saldırıları durdurmaya ve tutukluları bir an önce serbest bırakmaya çağırıyoruz.",
    "uk": "Ми закликаємо всі сторони припинити обстріли шкіл і лікарень та звільнити всіх, хто був затриманий.",
    "zh": "我们要求各方立即停止对学校的袭击，并释放被拘留者。",
    "bg": "Ние призоваваме всички страни да спрат нападенията над училищата и да освободят задържаните хора.",
    "bs": "Pozivamo sve strane da obustave napade na škole i da oslobode sve koji su uhapšeni, jer to traže i porodice u BiH.",
    "cs": "Vyzýváme všechny strany, aby zastavily útoky na školy a propustily všechny zadržené osoby na svobodu.",
    "da": "Vi opfordrer alle parter til at stoppe angrebene på skoler og løslade de tilbageholdte uden forsinkelse.",
    "gl": "Esiximos a todas as partes que poñan fin aos ataques contra as escolas e que liberen as persoas detidas.",
    "hi": "हम सभी पक्षों से मांग करते हैं कि स्कूलों पर हमले तुरंत बंद किए जाएं और बंदियों को रिहा किया जाए।",
    "hr": "Pozivamo sve strane da prekinu napade na škole i da bez odgode oslobode sve koje drže tijekom sukoba.",
    "hu": "Felszólítjuk a feleket, hogy hagyjanak fel az iskolák elleni támadásokkal, és engedjék szabadon a foglyokat.",
    "sr": "Позивамо све стране да обуставе нападе на школе и да одмах ослободе све који су ухапшени.",
    "fi": "Vaadimme kaikkia osapuolia lopettamaan hyökkäykset kouluihin ja vapauttamaan vangitut ihmiset viipymättä.",
    "sl": "Pozivamo vse strani, naj ustavijo napade na šole in nemudoma izpustijo vse ljudi, ki jih zadržujejo.",
    "sw": "Tunazitaka pande zote kusitisha mashambulizi dhidi ya shule na kuwaachilia wafungwa wote bila kuchelewa.",
}
RIVALS = {
    "et": "Me kutsume kõiki osapooli üles lõpetama rünnakud koolide vastu ja vabastama kõik kinnipeetud inimesed.",
    "no": "Vi oppfordrer alle parter til å stanse angrepene på skoler og løslate de fengslede uten forsinkelse.",
    "sk": "Vyzývame všetky strany, aby zastavili útoky na školy a prepustili všetkých zadržaných ľudí na slobodu.",
    "mk": "Ги повикуваме сите страни да ги запрат нападите врз училиштата и да ги ослободат сите притворени.",
    "mr": "आम्ही सर्व पक्षांना शाळांवरील हल्ले थांबवण्याची आणि अटक केलेल्या सर्व लोकांना सोडण्याची मागणी करतो.",
    "ne": "हामी सबै पक्षलाई विद्यालयमाथिको आक्रमण तत्काल रोक्न र थुनामा रहेका सबैलाई रिहा गर्न माग गर्दछौं।",
}
BY_THE_MODEL = {
    "vi": "Chúng tôi kêu gọi tất cả các bên chấm dứt các cuộc tấn công vào trường học và thả những người bị giam giữ.",
    "lv": "Mēs aicinām visas puses pārtraukt uzbrukumus skolām un nekavējoties atbrīvot visus aizturētos cilvēkus.",
}
BY_SCRIPT = {
    "ja": "すべての当事者に対し、学校への攻撃を直ちに停止し、拘束されている人々を解放するよう求めます。",
    "ko": "모든 당사자에게 학교에 대한 공격을 즉각 중단하고 구금된 사람들을 석방할 것을 요구한다.",
    "el": "Καλούμε όλα τα μέρη να σταματήσουν τις επιθέσεις στα σχολεία και να απελευθερώσουν τους κρατούμενους.",
    "ka": "მოვუწოდებთ ყველა მხარეს შეწყვიტონ თავდასხმები სკოლებზე და გაათავისუფლონ დაკავებულები.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages_with_data_need_no_model(code: str) -> None:
    found = detect(TEXTS[code])
    assert found.language == code
    assert found.by in ("script", "letters", "words")
    assert 0.2 < found.score <= 1


@pytest.mark.parametrize("code", RIVALS)
def test_near_languages_without_data_are_told_without_the_model(code: str) -> None:
    found = detect(RIVALS[code])
    assert found.language == code
    assert found.by in ("letters", "words")


def test_serbian_in_either_script() -> None:
    latin = "Pozivamo sve strane da obustave napade na škole i da odmah oslobode sve koji su uhapšeni pre nedelju dana."
    assert detect(latin).language == "sr"
    assert detect(TEXTS["sr"]).language == "sr"


@pytest.mark.parametrize("code", BY_THE_MODEL)
def test_other_languages_are_asked_of_the_model(code: str) -> None:
    found = detect(BY_THE_MODEL[code])
    assert (found.language, found.by) == (code, "langdetect")


@pytest.mark.parametrize("code", BY_SCRIPT)
def test_a_script_of_one_language(code: str) -> None:
    found = detect(BY_SCRIPT[code])
    assert (found.language, found.score, found.by) == (code, 1.0, "script")


def test_latin_names_do_not_outvote_the_text() -> None:
    names = "\nRiver Watch International, Amis de la Rivière, Freunde des Flusses e.V."
    assert detect(TEXTS["ar"] + names).language == "ar"
    assert detect(TEXTS["zh"] + names).language == "zh"
    assert detect(TEXTS["en"] + "\nמשמר הנהר").language == "en"


def test_english_with_names_of_other_letters() -> None:
    text = TEXTS["en"] + " The letter names Şükrü Çağlayan, Ðorđe Đukić and Łukasz Wójcik among those who were held."
    assert detect(text * 3).language == "en"


def test_kurmanji_is_not_turkish() -> None:
    assert detect(TEXTS["kmr"]).language == "kmr"
    assert detect(TEXTS["tr"]).language == "tr"


def test_sorani_typed_with_arabic_letters() -> None:
    text = TEXTS["ckb"].replace("ک", "ك").replace("ی", "ى")
    assert detect(text).language == "ckb"


def test_persian_typed_with_arabic_letters() -> None:
    assert detect(TEXTS["fa"].replace("ک", "ك").replace("ی", "ي")).language == "fa"


@pytest.mark.parametrize("text", ["", "   ", "2018-11-15", "Signed by:", "• – •", "123 456 789 " * 40, "नमस"])
def test_too_little_text(text: str) -> None:
    assert detect(text).language is None
    assert detect(text).score == 0.0


def test_random_letters_are_no_language_with_data() -> None:
    assert detect("xq zzk wvw qqj " * 30).by in ("langdetect", "script")


def test_the_middle_and_end_of_a_long_text_count() -> None:
    menu = "Home News Contact About Donate Search Login " * 60
    assert detect(menu + (TEXTS["tr"] + " ") * 80).language == "tr"


def test_three_runs_give_the_same() -> None:
    texts = [*TEXTS.values(), *BY_THE_MODEL.values()]
    runs = [[detect(text) for text in texts] for _ in range(3)]
    assert runs[0] == runs[1] == runs[2]


_PROGRAM = """
import sys
from statement_parser.language.detect import detect
for text in {texts!r}:
    print(detect(text))
print("langdetect" in sys.modules)
"""


def _run(texts: list[str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _PROGRAM.format(texts=texts)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.split("\n")[:-1]


def test_the_model_is_not_loaded_without_need() -> None:
    assert _run(list(TEXTS.values()))[-1] == "False"


def test_processes_agree() -> None:
    texts = list(BY_THE_MODEL.values())
    assert _run(texts) == [*(str(detect(text)) for text in texts), "True"]
