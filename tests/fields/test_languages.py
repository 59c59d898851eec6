from __future__ import annotations

import statement_parser as sp

ENGLISH = (
    "<p>The road to the valley has been closed since 2019, and 14 villages are cut off in winter when the river rises.</p>"
    "<p>We ask the council to open the road before the snow comes, and to say in public who closed it and why.</p>"
)
TURKISH = (
    "<p>Vadiye giden yol 2019 yılından beri kapalı ve nehir yükseldiğinde 14 köyün bağlantısı kışın tamamen kesiliyor.</p>"
    "<p>Belediyeden yolu kar yağmadan önce açmasını ve yolu kimin neden kapattığını kamuoyuna açıklamasını istiyoruz.</p>"
)
OTHER = (
    "<p>Derneğimiz bu yaz köy çocukları için okuma günleri düzenliyor; kitap getirmek isteyen herkes davetlidir.</p>"
    "<p>Etkinliklerimiz köy odasında yapılacak, katılım ücretsizdir ve gönüllü arkadaşlara ihtiyacımız var.</p>"
)


def second(page: str) -> list[str]:
    statement = sp.parse(f"<html><body><h1>Open the road</h1>{page}</body></html>", kind="html")
    return [issue.detail for issue in statement.issues if issue.code == "second-language"]


def test_a_translation_below_the_text() -> None:
    assert second(ENGLISH + TURKISH) == ["the text begins in 'en' and goes on in 'tr': a translation"]


def test_another_text_in_another_language() -> None:
    assert second(ENGLISH + OTHER) == ["the text begins in 'en' and goes on in 'tr': another text"]


def test_one_language() -> None:
    assert second(ENGLISH + ENGLISH) == []
