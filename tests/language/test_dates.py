from __future__ import annotations

import datetime
import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_parser.language.calendars import persian
from statement_parser.language.dates import DateFinder, FoundDate, date_in_url, finder, parse_stamp
from statement_parser.language.load import DateWords, Language, load
from statement_parser.language.numeric_dates import find_short_years


def _one(codes: str, text: str) -> FoundDate:
    found = finder(tuple(codes.split("+"))).find(text)
    assert len(found) == 1, found
    return found[0]


# (languages, text, printed form, ISO date)
SINGLE = [
    ("en", "15 November 2018", "15 November 2018", "2018-11-15"),
    ("en", "November 15, 2018", "November 15, 2018", "2018-11-15"),
    ("en", "15th of November, 2018", "15th of November, 2018", "2018-11-15"),
    ("en", "13 august 2022", "13 august 2022", "2022-08-13"),
    ("en", "THE HAGUE, 24 JUNE 2018 - We", "24 JUNE 2018", "2018-06-24"),
    ("en", "Athens, December, 2, 2021", "December, 2, 2021", "2021-12-02"),
    ("en", "(18 May 2014, Seoul)", "18 May 2014", "2014-05-18"),
    ("en", "Aug 02, 2016", "Aug 02, 2016", "2016-08-02"),
    ("en", "10 Sep 2018 | Statements", "10 Sep 2018", "2018-09-10"),
    ("en", "Sept. 3, 2020", "Sept. 3, 2020", "2020-09-03"),
    ("en", "A Network of Free LettersApril 20, 2020", "April 20, 2020", "2020-04-20"),
    ("en", "(A/HRC/38/L.17_Rev.1)4 July 2018", "4 July 2018", "2018-07-04"),
    ("en", "30 May 2024 17:33 (UTC+04:00)", "30 May 2024", "2024-05-30"),
    ("en", "10 am 15 May 2018", "15 May 2018", "2018-05-15"),
    ("en", "At 5 pm 15 May 2018", "15 May 2018", "2018-05-15"),
    ("en", "Greater Lafayette DSAApril 20, 2020", "April 20, 2020", "2020-04-20"),
    ("en", "Mental HealthDECEMBER 22, 2022Updated", "DECEMBER 22, 2022", "2022-12-22"),
    ("en", "19-Nov-18", "19-Nov-18", "2018-11-19"),
    ("en", "15 Nov '98", "15 Nov '98", "1998-11-15"),
    ("en", "Article 19 on 20 May 2018", "20 May 2018", "2018-05-20"),
    ("en", "2018-11-15", "2018-11-15", "2018-11-15"),
    ("en", "15/11/2018", "15/11/2018", "2018-11-15"),
    ("en", "11/15/2018", "11/15/2018", "2018-11-15"),
    ("en", "11-15-2018", "11-15-2018", "2018-11-15"),
    ("en", "05.04.2019", "05.04.2019", "2019-04-05"),
    ("en", "19 \\ 1 \\ 2013", "19 \\ 1 \\ 2013", "2013-01-19"),
    ("es+en", "Domingo, 22 de abril de 2012.", "22 de abril de 2012", "2012-04-22"),
    ("es+en", "Buenos Aires, 29 de Agosto de 2016", "29 de Agosto de 2016", "2016-08-29"),
    ("es+en", "05/04/2019", "05/04/2019", "2019-04-05"),
    ("fr+en", "A Paris, le 10 octobre 2017", "10 octobre 2017", "2017-10-10"),
    ("fr+en", "1er mars 2018", "1er mars 2018", "2018-03-01"),
    ("fr+en", "Les Lilas le 18 mai 2021", "18 mai 2021", "2021-05-18"),
    ("de+en", "15. November 2018", "15. November 2018", "2018-11-15"),
    ("de+en", "3. April 2019: Erklärung", "3. April 2019", "2019-04-03"),
    ("de+en", "5. MÄRZ 2019", "5. MÄRZ 2019", "2019-03-05"),
    ("ar+en", "الجمعة 8 فيفري 2019", "8 فيفري 2019", "2019-02-08"),
    ("ar+en", "الأحد، 04 آب/اغسطس 2013", "04 آب/اغسطس 2013", "2013-08-04"),
    ("ar+en", "22 تموز (يوليو) 2011", "22 تموز (يوليو) 2011", "2011-07-22"),
    ("ar+en", "3 يناير/ كانون الثاني 2025", "3 يناير/ كانون الثاني 2025", "2025-01-03"),
    ("ar+en", "19-نوفمبر/تشرين الثاني-2019", "19-نوفمبر/تشرين الثاني-2019", "2019-11-19"),
    ("ar+en", "17/ آذار/ 2022", "17/ آذار/ 2022", "2022-03-17"),
    ("ar+en", "16\\6\\2015", "16\\6\\2015", "2015-06-16"),
    ("ar+en", "٧ اب ٢٠١١", "٧ اب ٢٠١١", "2011-08-07"),
    ("ar+en", "27 جويلية 2021", "27 جويلية 2021", "2021-07-27"),
    ("ar+en", "بيروت ١٥/١١/٢٠١٨", "١٥/١١/٢٠١٨", "2018-11-15"),
    ("ar+en", "دمشق في17 /6 / 2015", "17 /6 / 2015", "2015-06-17"),
    ("kmr+en", "Pêncşem, 5ê Sibata 2026ê", "5ê Sibata 2026", "2026-02-05"),
    ("kmr+en", "9ê Çileyê Pêşîn/ Berfanbara 2013an", "9ê Çileyê Pêşîn/ Berfanbara 2013", "2013-12-09"),
    ("kmr+en", "Yekşem 17 Kanûna Paşîn 2021", "17 Kanûna Paşîn 2021", "2021-01-17"),
    ("kmr+en", "12ê Adara 2004an", "12ê Adara 2004", "2004-03-12"),
    ("ckb+en", "18ـی شوباتی 2026", "18ـی شوباتی 2026", "2026-02-18"),
    ("ckb+en", "12 / 1 / 2026ـەوە", "12 / 1 / 2026", "2026-01-12"),
    ("tr+en", "19 Haziran 2012 Salı", "19 Haziran 2012", "2012-06-19"),
    ("tr+en", "1 ŞUBAT 2019", "1 ŞUBAT 2019", "2019-02-01"),
    ("tr+en", "15 Ağustos 2016'da", "15 Ağustos 2016", "2016-08-15"),
    ("ru+en", "15 ноября 2018 г.", "15 ноября 2018", "2018-11-15"),
    ("ru+en", "29.01.2021 / 15:53Группа", "29.01.2021", "2021-01-29"),
    ("uk+en", "неділя, 22 березня 2020 р.", "22 березня 2020", "2020-03-22"),
    ("pl+en", "31.08.2015 r.", "31.08.2015", "2015-08-31"),
    ("pl+en", "6 października 2020 r.", "6 października 2020", "2020-10-06"),
    ("he+en", "ה-15 בנובמבר 2018", "15 בנובמבר 2018", "2018-11-15"),
    ("pt+en", "25 julho, 2014", "25 julho, 2014", "2014-07-25"),
    ("it+en", "1º maggio 2019", "1º maggio 2019", "2019-05-01"),
    ("nl+en", "Den Haag, 11 maart 2024", "11 maart 2024", "2024-03-11"),
    ("sv+en", "den 15 november 2018", "15 november 2018", "2018-11-15"),
    ("zh+en", "2018年11月15日", "2018年11月15日", "2018-11-15"),
    ("zh+en", "2018 年 11 月 15 日", "2018 年 11 月 15 日", "2018-11-15"),
    ("zh+en", "二〇一八年十一月二十五日", "二〇一八年十一月二十五日", "2018-11-25"),
    ("zh+en", "民國107年11月15日", "民國107年11月15日", "2018-11-15"),
    ("en", "令和元年5月1日", "令和元年5月1日", "2019-05-01"),
    ("ja+en", "2021年（令和3年）10月15日", "2021年（令和3年）10月15日", "2021-10-15"),
    ("ja+en", "令和３年（２０２１年）10月15日", "令和３年（２０２１年）10月15日", "2021-10-15"),
    ("ja+en", "平成31（2019）年4月3日", "平成31（2019）年4月3日", "2019-04-03"),
    ("en", "2018년 11월 15일", "2018년 11월 15일", "2018-11-15"),
    ("en", "2024. 12. 10.(화)", "2024. 12. 10.", "2024-12-10"),
    ("hu+en", "Budapest, 2018. február 19. 17:59", "2018. február 19", "2018-02-19"),
    ("ka+en", "2019 წლის 20 ივნისი", "2019 წლის 20 ივნისი", "2019-06-20"),
    ("sr+en", "Београд, 11. марта 1998.", "11. марта 1998", "1998-03-11"),
    ("sr+en", "Beograd, 11. marta 1998.", "11. marta 1998", "1998-03-11"),
    ("fa+en", "۲۴ آبان ۱۳۹۷", "۲۴ آبان ۱۳۹۷", "2018-11-15"),
    ("fa+en", "۶ اسفند ۱٣۹٣", "۶ اسفند ۱٣۹٣", "2015-02-25"),
    ("fa+en", "6 شهریور ماه 1403", "6 شهریور ماه 1403", "2024-08-27"),
    ("fa+en", "۱۳۹۳ دی ۱۰, چهارشنبه", "۱۳۹۳ دی ۱۰", "2014-12-31"),
    ("fa+en", "29/4/1394", "29/4/1394", "2015-07-20"),
    ("fa+en", "۱۴۰۰/۱/۳", "۱۴۰۰/۱/۳", "2021-03-23"),
    ("ckb+en", "٢١ی بەفرانباری ١٤٠٢ی هەتاوی", "٢١ی بەفرانباری ١٤٠٢", "2024-01-11"),
    ("es+en", "Lima, a los 19 días del mes de mayo de 2024", "19 días del mes de mayo de 2024", "2024-05-19"),
    (
        "es+en",
        "a los catorce (14) días del mes de mayo de 2024",
        "catorce (14) días del mes de mayo de 2024",
        "2024-05-14",
    ),
    (
        "es+en",
        "a los veintiún días del mes de mayo del año 2024",
        "veintiún días del mes de mayo del año 2024",
        "2024-05-21",
    ),
    ("pt+en", "aos 14 (catorze) dias do mês de maio de 2024", "14 (catorze) dias do mês de maio de 2024", "2024-05-14"),
    ("pt+en", "vinte e três de maio de 2024", "vinte e três de maio de 2024", "2024-05-23"),
    ("ca+en", "als tres dies del mes de maig de 2023", "tres dies del mes de maig de 2023", "2023-05-03"),
    ("fr+en", "le premier mai 2024", "premier mai 2024", "2024-05-01"),
    ("fr+en", "Mai 062022", "Mai 062022", "2022-05-06"),
    ("en", "this third day of May 2023", "third day of May 2023", "2023-05-03"),
    ("fa+en", "دوازدهم شهریور ۱۴۰۲", "دوازدهم شهریور ۱۴۰۲", "2023-09-03"),
    ("ru+en", "«12» сентября 2023 г.", "«12» сентября 2023", "2023-09-12"),
    ("uk+en", "“12” вересня 2023 року", "“12” вересня 2023", "2023-09-12"),
    ("ckb+en", "١٤٠٤ سەرماوەز ٥ ١٤:٣١", "١٤٠٤ سەرماوەز ٥", "2025-11-26"),
]


@pytest.mark.parametrize(("codes", "text", "printed", "expected"), SINGLE, ids=[case[1] for case in SINGLE])
def test_a_date_to_the_day(codes: str, text: str, printed: str, expected: str) -> None:
    found = _one(codes, text)
    assert text[found.start : found.end] == printed
    assert found.value == date.fromisoformat(expected)
    assert found.precision == "day"
    assert found.candidates == (found.value,)


@pytest.mark.parametrize(
    ("codes", "text", "expected"),
    [
        ("en", "April 2018", "2018-04-01"),
        ("en", "May 2018", "2018-05-01"),
        ("en", "the events of November, 2018 show", "2018-11-01"),
        ("ar+en", "آب/ أغسطس ٢٠١٣", "2013-08-01"),
        ("sv+en", "Undertecknat i mars 2021 av:", "2021-03-01"),
        ("kmr+en", "meha Temmuza 2023ê", "2023-07-01"),
        ("zh+en", "2018年11月", "2018-11-01"),
    ],
)
def test_a_month(codes: str, text: str, expected: str) -> None:
    found = _one(codes, text)
    assert found.precision == "month"
    assert found.value == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        ("en", ""),
        ("en", "2018"),
        ("en", "In 2018 we may ask"),
        ("en", "we may 5 times"),
        ("en", "may 2018 be better"),
        ("en", "dec 2018 or mar 2019"),
        ("en", "31 November 2018"),
        ("en", "29 February 2019"),
        ("en", "0/0/2018"),
        ("en", "32/13/2018"),
        ("en", "15 November"),
        ("en", "15 November 3018"),
        ("en", "5 May 18 people"),
        ("en", "10:15 May 2018"),
        ("en", "June 20:30"),
        ("en", "May 322022"),
        ("en", "the second may be 2023"),
        ("en", "3D May 2018"),
        ("en", "At 10.5 May 2018"),
        ("en", "24.11.17"),
        ("en", "version 10.15.11.2018"),
        ("en", "+49-12-11-2018"),
        ("en", "192.168.11.2018"),
        ("en", "A/HRC/38/12/2018/3"),
        ("en", "12 10 2018"),
        ("ar+en", "بتاريخ 362007"),
        ("fa+en", "۳۰ اسفند ۱۴۰۰"),
        ("fa+en", "دو شنبه 21 اسفند"),
        ("zh+en", "2018年13月45日"),
        ("ja+en", "2021年（令和2年）10月15日"),  # which of the two years is it?
        ("ja+en", "2018年（前年比）10月15日"),
    ],
)
def test_no_date(codes: str, text: str) -> None:
    assert finder(tuple(codes.split("+"))).find(text) == ()


@pytest.mark.parametrize(
    ("codes", "text", "first", "second"),
    [
        ("en", "03/04/2019", "2019-04-03", "2019-03-04"),
        ("en+de", "03-04-2019", "2019-04-03", "2019-03-04"),
        ("en", "May/June 2019", "2019-05-01", "2019-06-01"),
        ("en", "5-7 May 2019", "2019-05-05", "2019-05-07"),
        ("en", "from 5 to 7 May 2019", "2019-05-05", "2019-05-07"),
        ("en", "May 5-7, 2019", "2019-05-05", "2019-05-07"),
        ("en", "30 May – 2 June 2019", "2019-05-30", "2019-06-02"),
        ("en", "May 30 - June 2, 2019", "2019-05-30", "2019-06-02"),
        ("de+en", "13.-19. Januar 2025", "2025-01-13", "2025-01-19"),
        ("de+en", "13. bis 19. Januar 2025", "2025-01-13", "2025-01-19"),
        ("de+en", "13.-19.01.2025", "2025-01-13", "2025-01-19"),
        ("de+en", "13.01. - 19.01.2025", "2025-01-13", "2025-01-19"),
        ("de+en", "30. Mai bis zum 2. Juni 2019", "2019-05-30", "2019-06-02"),
        ("fr+en", "5 au 7 mai 2019", "2019-05-05", "2019-05-07"),
        ("fr+en", "5 mai au 7 juin 2019", "2019-05-05", "2019-06-07"),
        ("es+en", "5 a 7 de mayo de 2019", "2019-05-05", "2019-05-07"),
        ("es+en", "5 de mayo al 7 de junio de 2019", "2019-05-05", "2019-06-07"),
        ("it+en", "5 al 7 maggio 2019", "2019-05-05", "2019-05-07"),
        ("ar+en", "5 إلى 7 أيار 2019", "2019-05-05", "2019-05-07"),
        ("zh+en", "2020年3月5日-7日", "2020-03-05", "2020-03-07"),
    ],
)
def test_two_readings_or_a_range_have_no_value(codes: str, text: str, first: str, second: str) -> None:
    found = _one(codes, text)
    assert found.several is not text.startswith("03")
    assert found.value is None
    assert found.candidates == (date.fromisoformat(first), date.fromisoformat(second))
    assert text[found.start : found.end] == text.removeprefix("from ")


def test_the_first_language_rules_the_order() -> None:
    assert _one("de+en", "03/04/2019").value == date(2019, 4, 3)
    assert _one("en+de", "03/04/2019").value is None
    american = Language(code="xx", name="X", endonym="X", script="Latn", direction="ltr", dates=DateWords(order="mdy"))
    assert DateFinder([american]).find("03/04/2019")[0].value == date(2019, 3, 4)
    assert DateFinder([american]).find("23/04/2019")[0].value == date(2019, 4, 23)


def test_both_calendars_side_by_side() -> None:
    text = "شنبه، ۱۹ شهریور ۱۳۹۰ / ۱۰ سپتامبر ۲۰۱۱"
    solar, western = finder(("fa", "en")).find(text)
    assert solar.value == western.value == date(2011, 9, 10)
    assert (solar.calendar, western.calendar) == ("persian", "gregorian")


LUNAR = [
    ("ar+en", "١٥ رمضان ١٤٤٠", "2019-05-20"),
    ("ar+en", "15/9/1440", "2019-05-20"),
    ("en", "15 Ramadan 1440", "2019-05-20"),
    ("ur+en", "1 محرم 1445", "2023-07-19"),
]


@pytest.mark.parametrize(("codes", "text", "expected"), LUNAR, ids=[case[1] for case in LUNAR])
def test_a_lunar_date_is_converted_by_the_table_of_umm_al_qura(codes: str, text: str, expected: str) -> None:
    pytest.importorskip("hijridate")
    found = _one(codes, text)
    assert (found.value, found.calendar) == (date.fromisoformat(expected), "hijri")


@pytest.mark.parametrize(("codes", "text", "expected"), LUNAR, ids=[case[1] for case in LUNAR])
def test_without_the_extra_a_lunar_date_is_found_and_not_converted(
    codes: str, text: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hijridate", None)
    found = _one(codes, text)
    assert (found.value, found.candidates, found.calendar) == (None, (), "hijri")


def test_days_that_the_lunar_calendar_or_its_table_lacks() -> None:
    for text in ("30 صفر 1439", "15 رمضان 1340"):
        found = _one("ar+en", text)
        assert (found.value, found.calendar) == (None, "hijri"), text


@pytest.mark.parametrize(
    ("solar", "western"),
    [
        ((1279, 1, 1), "1900-03-21"),
        ((1357, 11, 22), "1979-02-11"),
        ((1375, 1, 1), "1996-03-20"),
        ((1390, 6, 19), "2011-09-10"),
        ((1393, 6, 12), "2014-09-03"),
        ((1395, 12, 30), "2017-03-20"),
        ((1396, 1, 1), "2017-03-21"),
        ((1397, 8, 24), "2018-11-15"),
        ((1398, 5, 16), "2019-08-07"),
        ((1399, 12, 30), "2021-03-20"),
        ((1400, 1, 1), "2021-03-21"),
        ((1403, 6, 6), "2024-08-27"),
        ((1403, 12, 30), "2025-03-20"),
        ((1404, 1, 1), "2025-03-21"),
        ((1408, 12, 30), "2030-03-20"),
    ],
)
def test_known_days_of_the_solar_calendar(solar: tuple[int, int, int], western: str) -> None:
    assert persian(*solar) == date.fromisoformat(western)


@pytest.mark.parametrize(
    "wrong", [(1398, 12, 30), (1400, 12, 30), (1397, 7, 31), (1397, 13, 1), (1397, 0, 1), (1397, 1, 0), (900, 1, 1)]
)
def test_days_that_the_solar_calendar_lacks(wrong: tuple[int, int, int]) -> None:
    assert persian(*wrong) is None


def test_solar_years_follow_one_another_without_a_gap() -> None:
    day = persian(1279, 1, 1)
    for year in range(1279, 1479):
        last = persian(year, 12, 30) or persian(year, 12, 29)
        following = persian(year + 1, 1, 1)
        assert day is not None
        assert last is not None
        assert following == last + datetime.timedelta(days=1)
        assert (following - day).days in (365, 366)
        day = following


# Names of weekdays of three languages, each with the day that they belong to.
WEEKDAYS = Language(
    code="xx",
    name="Test",
    endonym="Test",
    script="Latn",
    direction="ltr",
    dates=DateWords(
        months=load("en").dates.months[:5] + tuple(load("tr").dates.months[5:11]) + (("diciembre",),),
        weekdays=(
            ("monday", "mon", "星期一"),
            ("tuesday", "salı"),
            ("wednesday",),
            ("thursday", "پنج شنبه", "پنجشنبه"),
            ("friday",),
            ("saturday",),
            ("sunday", "domingo", "星期日"),
        ),
        fillers=("de", "the", "günü"),
    ),
)


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("Thursday, 4 January 2018", True),
        ("Thursday the 4 January 2018", True),
        ("Friday, 4 January 2018", False),
        ("19 Haziran 2012 Salı", True),
        ("20 Haziran 2012 Salı günü", False),
        ("4 January 2018", None),
        ("Sunday we met. On 4 January 2018", None),
        ("Domingo, 23 de diciembre de 2018", True),
        ("2018年11月18日 星期日", True),
        ("2018年11月18日（星期一）", False),
        ("پنج شنبه 2018-11-15", True),
        ("Monday 15.11.2018", False),
        ("January 2018, Monday", None),
        ("Mon., 15 January 2018", True),
    ],
)
def test_weekdays_are_checked(text: str, agrees: bool | None) -> None:
    (found,) = DateFinder([WEEKDAYS]).find(text)
    assert found.weekday_agrees is agrees


@pytest.mark.parametrize(
    ("codes", "text", "agrees"),
    [
        ("ja+en", "2019年5月1日(水)", True),
        ("ja+en", "2019年5月1日（木）", False),
        ("ko+en", "2024. 12. 10.(화)", True),
        ("ko+en", "2024년 12월 10일 (수)", False),
        ("ko+en", "2024년 12월 10일 화요일", True),
        ("pt+en", "terça-feira, 19 de junho de 2012", True),
        ("ar+en", "يوم الخميس الموافق 15 تشرين الثاني 2018", True),
        ("he+en", "יום שישי, 15 בנובמבר 2018", False),
        ("fa+en", "پنج‌شنبه ۲۴ آبان ۱۳۹۷", True),
        ("ru+en", "четверг, 15 ноября 2018 г.", True),
    ],
)
def test_weekdays_of_the_languages(codes: str, text: str, agrees: bool) -> None:
    assert _one(codes, text).weekday_agrees is agrees


def test_two_digits_of_a_year_are_only_readings() -> None:
    (found,) = find_short_years("Nairobi, 24.11.17")
    assert found.value is None
    assert found.candidates == (date(2017, 11, 24), date(2024, 11, 17))
    for text in ("1.2.3.4", "section 4.99.42", "12/10/2018", "24.11", "+24.11.17", "00/00/00"):
        assert list(find_short_years(text)) == [], text


def test_only_the_first_300_characters_are_read() -> None:
    assert finder(("en",)).find("x" * 300 + " 15 November 2018") == ()
    assert len(finder(("en",)).find("x " * 100 + "15 November 2018")) == 1
    assert finder(("en",)).find("x " * 143 + "15 November 2018") == ()


def test_unknown_languages_are_an_error() -> None:
    with pytest.raises(KeyError):
        finder(("xx",))


MONTH_DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(
    MONTH_DAYS, st.sampled_from(["en", "ar", "fr", "de", "es", "tr", "ru", "kmr", "ckb", "fa", "he", "pl"]), st.data()
)
def test_every_day_in_every_name_of_its_month(day: date, code: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(load(code).dates.months[day.month - 1]))
    text = f"{day.day} {name} {day.year}"
    found = finder((code,)).find(text)
    assert found
    assert day in found[0].candidates or len(found[0].candidates) == 0
    assert found[0].value == day


@given(MONTH_DAYS)
def test_iso_in_every_digit(day: date) -> None:
    for zero in "0٠۰०":
        text = "".join(chr(ord(zero) + int(c)) if c.isdigit() else c for c in day.isoformat())
        assert finder(("en",)).find(f"({text})")[0].value == day
    stamp = parse_stamp(f"{day.isoformat()}T23:59:59-11:00")
    assert stamp is not None
    assert stamp.value == day
    address = date_in_url(f"https://example.org/{day:%Y/%m/%d}/title/")
    assert (address.value if address else None) == day


@given(st.text(alphabet="0123456789٣۴ /.-–,:'’\\()年月日 maymarchنوفبره شباتي\u0640ê", max_size=120))
def test_any_text_gives_dates_inside_it(text: str) -> None:
    for codes in (("en",), ("ar", "en"), ("fa", "en"), ("kmr",)):
        end = 0
        for found in finder(codes).find(text):
            assert end <= found.start < found.end <= len(text)
            end = found.end
            assert found.value is None or found.candidates == (found.value,)
            assert found.value is None or 1900 <= found.value.year <= 2100
    for stamp in (parse_stamp(text), date_in_url("https://example.org/" + text)):
        assert stamp is None or stamp.value is None or 1900 <= stamp.value.year <= 2100


@pytest.mark.parametrize(
    ("text", "expected", "printed"),
    [
        ("2018-11-15", "2018-11-15", "2018-11-15"),
        (" 2018-11-15T23:30:00-05:00", "2018-11-15", "2018-11-15"),
        ("2018-11-15 10:00:00 GMT", "2018-11-15", "2018-11-15"),
        ("2018-11-15T10:00Z", "2018-11-15", "2018-11-15"),
        ("20181115", "2018-11-15", "20181115"),
        ("20181115T101010Z", "2018-11-15", "20181115"),
        ("20181115101010", "2018-11-15", "20181115"),
        ("2018/11/15 10:00", "2018-11-15", "2018/11/15"),
        ("Thu, 15 Nov 2018 10:00:00 +0000", "2018-11-15", "Thu, 15 Nov 2018"),
        ("15 Nov 2018", "2018-11-15", "15 Nov 2018"),
        ("Thursday, 15-Nov-2018 10:00:00 GMT", "2018-11-15", "Thursday, 15-Nov-2018"),
        ("Thu Nov 15 10:00:00 GMT 2018", "2018-11-15", "Thu Nov 15 10:00:00 GMT 2018"),
        ("Thu Nov 15 2018 10:00:00 GMT+0100", "2018-11-15", "Thu Nov 15 2018"),
        ("November 15, 2018", "2018-11-15", "November 15, 2018"),
        ("15/11/2018 10:00", "2018-11-15", "15/11/2018"),
    ],
)
def test_stamps(text: str, expected: str, printed: str) -> None:
    found = parse_stamp(text)
    assert found is not None
    assert found.value == date.fromisoformat(expected)
    assert text[found.start : found.end] == printed
    assert found.precision == "day"


def test_stamps_of_less_than_a_day() -> None:
    month = parse_stamp("2018-11")
    assert month is not None
    assert (month.value, month.precision) == (date(2018, 11, 1), "month")
    ambiguous = parse_stamp("03/04/2019")
    assert ambiguous is not None
    assert ambiguous.value is None
    assert len(ambiguous.candidates) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "2018",
        "yesterday",
        "0001-01-01T00:00:00",
        "2018-13-45",
        "1542240000",
        "on 2018/11/15 x 3",
        "2018-11-151",
    ],
)
def test_no_stamps(text: str) -> None:
    assert parse_stamp(text) is None


@pytest.mark.parametrize(
    ("url", "expected", "precision"),
    [
        ("https://example.org/2018/11/15/joint-statement/", "2018-11-15", "day"),
        ("https://example.org/en/2018/3/5/x", "2018-03-05", "day"),
        ("https://example.org/2018-11-15-joint-statement", "2018-11-15", "day"),
        ("https://example.org/joint-statement-2018-11-15.html", "2018-11-15", "day"),
        ("https://example.org/news/20181115/", "2018-11-15", "day"),
        ("https://example.org/news/20181115-title", "2018-11-15", "day"),
        ("https://example.org/2018/11/joint-statement", "2018-11-01", "month"),
        ("https://example.org/2018/11", "2018-11-01", "month"),
    ],
)
def test_addresses(url: str, expected: str, precision: str) -> None:
    found = date_in_url(url)
    assert found is not None
    assert (found.value, found.precision) == (date.fromisoformat(expected), precision)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://example.org/2018/",
        "https://example.org/2018/13/45/",
        "https://example.org/?date=2018-11-15",
        "https://example.org/id-20181115123",
        "https://example.org/article/12345678",
        "https://example.org/x#/2018/11/15/",
    ],
)
def test_addresses_without_a_date(url: str) -> None:
    assert date_in_url(url) is None


@pytest.mark.parametrize(
    "unit",
    [
        "1/",
        "11.",
        "1 may ",
        "may ",
        "2018 ",
        "5 may - ",
        "may 5 - ",
        "年1月",
        " ",
        "1\u00a0",
        "第",
        "/2018",
        "a",
        "Aa",
        "-2018-11",
    ],
)
def test_long_bait_costs_no_more_than_its_length(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    found = [finder(("en", "kmr")), finder(("fa", "en"))]
    started = time.process_time()
    for one in found:
        one.find(text)
        one.find(text[:300])
    parse_stamp(text)
    date_in_url("https://example.org/" + text)
    assert time.process_time() - started < 1.0
