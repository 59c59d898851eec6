"""The article that a list puts before a name: "La Fédération ...", "der Verband ...", "the Alder House"."""

from __future__ import annotations

import functools
import re

from statement_parser.organisations.name_data import heads, name_words
from statement_parser.text.fold import tokens

_ARTICLE = re.compile(r"([^\W\d_]{1,3})(\s+|['’])(?=\S)")
_ENGLISH = "the"
_ARTICLES_KEPT = frozenset(("nl",))
"""Languages whose names begin with an article in small letters: "de Balie"."""


def without_article(name: str) -> str:
    """`name` without an article before the noun of a body, or an English one in small letters before a capital.

    >>> without_article("L’Association des femmes"), without_article("Les Amis de la Terre")
    ('Association des femmes', 'Les Amis de la Terre')
    """
    found = _ARTICLE.match(name)
    if found is None:
        return name
    rest = name[found.end() :]
    if found[1].casefold() == _ENGLISH:  # "The Day After" keeps its own
        return rest if found[1] == _ENGLISH and rest[0].isupper() else name
    languages = _languages_of(found[1].casefold() + found[2].strip().replace("’", "'"))
    if found[1].islower() and len(found[1]) > 1 and rest[0].isupper() and not languages <= _ARTICLES_KEPT:
        return rest  # that of a running text: "la Cimade, die Humanistische Union"
    noun = tokens(rest)[:1]
    return rest if noun and not languages.isdisjoint(heads().get(noun[0], frozenset())) else name


def without_passed_over(name: str, acronym: str) -> str:
    """`name` without an English article in a capital that its acronym passes over, and so says to be no part of it.

    >>> without_passed_over("The River Union", "RU"), without_passed_over("The Day After", "TDA")
    ('River Union', 'The Day After')
    """
    article, _, rest = name.partition(" ")
    passed = article.casefold() == _ENGLISH and rest and acronym[:1].casefold() != _ENGLISH[0]
    return rest if passed else name


@functools.cache
def _languages_of(article: str) -> frozenset[str]:
    return frozenset(language for language, articles in name_words().articles.items() if article in articles)
