"""Made-up lists of signatories with known truth: how right `resolve` is, how fast, with how much memory.

python evaluation/signatories.py 1000 10000 100000    # a line of figures for each number of entries
python evaluation/signatories.py --languages          # what aligning lists in two languages adds

Bodies are made of heads, subjects, countries and invented names in four languages, so that many differ in one word
only. Entries vary as in real lists: case, accents, an acronym beside the name or alone, a misprint, another order of
the words, a spelling by ear, a legal form, a country in brackets, the name in another language; chapters of
worldwide bodies are bodies of their own. Few bodies sign often, most seldom. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import multiprocessing
import random
import resource
import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from statement_parser.model.document import Source
from statement_parser.model.registry import Registry
from statement_parser.model.statement import Signatory, Statement
from statement_parser.organisations.names import parse_name
from statement_parser.resolution.resolve import resolve

LANGUAGES = ("en", "fr", "es", "ar")
_A_LIST = 40
_PER_BODY = 4.0
"""Entries a body has on average."""

_HEADS = """Network|Réseau|Red|شبكة;Centre|Centre|Centro|مركز;Association|Association|Asociación|جمعية
Committee|Comité|Comité|لجنة;Observatory|Observatoire|Observatorio|مرصد;Union|Union|Unión|اتحاد
Foundation|Fondation|Fundación|مؤسسة;Forum|Forum|Foro|منتدى;Institute|Institut|Instituto|معهد
Movement|Mouvement|Movimiento|حركة;Council|Conseil|Consejo|مجلس;Initiative|Initiative|Iniciativa|مبادرة
Organisation|Organisation|Organización|منظمة;Coalition|Coalition|Coalición|ائتلاف"""
_SUBJECTS = """Human Rights|droits humains|derechos humanos|حقوق الإنسان;Women|femmes|mujeres|النساء
Peace|paix|paz|السلام;Justice|justice|justicia|العدالة;Refugees|réfugiés|refugiados|اللاجئين
Journalists|journalistes|periodistas|الصحفيين;Lawyers|avocats|abogados|المحامين
Development|développement|desarrollo|التنمية;Democracy|démocratie|democracia|الديمقراطية
Education|éducation|educación|التعليم;Environment|environnement|medio ambiente|البيئة
Children|enfants|niños|الأطفال;Youth|jeunesse|juventud|الشباب;Health|santé|salud|الصحة
Detainees|détenus|detenidos|المعتقلين
Families of the Missing|familles des disparus|familias de desaparecidos|عائلات المفقودين
Transparency|transparence|transparencia|الشفافية;Solidarity|solidarité|solidaridad|التضامن
Culture|culture|cultura|الثقافة;Dialogue|dialogue|diálogo|الحوار;Workers|travailleurs|trabajadores|العمال
Farmers|paysans|campesinos|المزارعين;Documentation|documentation|documentación|التوثيق
Freedom of Expression|liberté d'expression|libertad de expresión|حرية التعبير"""
_COUNTRIES = """Syria|Syrie|Siria|سوريا;Lebanon|Liban|Líbano|لبنان;Tunisia|Tunisie|Túnez|تونس;Iraq|Irak|Irak|العراق
Egypt|Égypte|Egipto|مصر;Morocco|Maroc|Marruecos|المغرب;Yemen|Yémen|Yemen|اليمن;Sudan|Soudan|Sudán|السودان
Colombia|Colombie|Colombia|كولومبيا;Mexico|Mexique|México|المكسيك;Peru|Pérou|Perú|بيرو;Chile|Chili|Chile|تشيلي
Kenya|Kenya|Kenia|كينيا;Uganda|Ouganda|Uganda|أوغندا;Nigeria|Nigéria|Nigeria|نيجيريا;Mali|Mali|Malí|مالي
Nepal|Népal|Nepal|نيبال;Ukraine|Ukraine|Ucrania|أوكرانيا;Turkey|Turquie|Turquía|تركيا;Iran|Iran|Irán|إيران
Germany|Allemagne|Alemania|ألمانيا;France|France|Francia|فرنسا;Spain|Espagne|España|إسبانيا;Brazil|Brésil|Brasil|البرازيل"""
_ONSETS = tuple("b d f g h j k l m n r s t z sh kh br tr dr st".split())
_VOWELS = tuple("a e i o u a i ou".split())
_ENDS = ("", "", "n", "r", "m", "s", "l", "d")
_ARABIC = {
    "sh": "ش", "kh": "خ", "ou": "و", "b": "ب", "d": "د", "f": "ف", "g": "غ", "h": "ه", "j": "ج", "k": "ك", "l": "ل",
    "m": "م", "n": "ن", "r": "ر", "s": "س", "t": "ت", "z": "ز", "a": "ا", "e": "", "i": "ي", "o": "و", "u": "و",
}  # fmt: skip
_LEGAL = {"en": "Inc.", "fr": "ASBL", "es": "A.C.", "ar": ""}
_BY_EAR = (("ou", "u"), ("i", "ee"), ("o", "u"), ("e", "a"), ("k", "q"))

Words = dict[str, str]


def _table(text: str) -> tuple[Words, ...]:
    rows = [cell for line in text.splitlines() for cell in line.split(";")]
    return tuple(dict(zip(LANGUAGES, row.split("|"), strict=True)) for row in rows)


HEADS, SUBJECTS, COUNTRIES = _table(_HEADS), _table(_SUBJECTS), _table(_COUNTRIES)


class Body(NamedTuple):
    """An invented organisation."""

    head: Words
    subject: Words
    country: Words | None
    """In the name."""
    name: str | None
    """In Latin letters."""
    language: str
    """That it writes its name in most often."""
    chapter: Words | None
    """Country of a chapter of a worldwide body."""

    def written(self, language: str, rng: random.Random, *, turned: bool = False, name: str | None = None) -> str:
        """The name in a language; `turned` is another order of its words."""
        name = name or self.name
        if name is not None and language == "ar":
            name = arabic(name)
        head, subject = self.head[language], self.subject[language]
        parts = {
            "en": f"{name} {head} for {subject}" if name else f"{head} for {subject}",
            "fr": f"{head} {name} pour {subject}" if name else f"{head} pour {subject}",
            "es": f"{head} {name} por {subject}" if name else f"{head} por {subject}",
            "ar": f"{head} {name} من أجل {subject}" if name else f"{head} من أجل {subject}",
        }
        text = parts[language]
        if turned and language == "en":
            text = f"{name or ''} {subject} {head}".strip()
        if self.country is not None:
            text += {"en": " in ", "fr": " en ", "es": " en ", "ar": " في "}[language] + self.country[language]
        if self.chapter is not None:
            text = {"en": f"{text} International", "fr": f"{text} International", "es": f"{text} Internacional"}.get(
                language, f"{text} الدولية"
            ) + f" {self.chapter[language]}"
        return text


def arabic(name: str) -> str:
    """An invented name in Arabic letters, by ear."""
    text = name.lower()
    for latin, letter in _ARABIC.items():
        text = text.replace(latin, letter)
    return text


def acronym(text: str) -> str:
    """First letters of the words with a capital."""
    return "".join(word[0] for word in text.split() if word[0].isupper())


def make_bodies(count: int, rng: random.Random) -> list[Body]:
    """So many bodies, no two with the same name in English."""
    made: dict[str, Body] = {}
    while len(made) < count:
        name = _invented(rng) if rng.random() < 0.7 else None
        country = rng.choice(COUNTRIES) if name is None or rng.random() < 0.3 else None
        chapter = rng.choice(COUNTRIES) if name and country is None and rng.random() < 0.05 else None
        if name is None and len(made) > 4000:
            name = _invented(rng)  # heads, subjects and countries are used up
        body = Body(rng.choice(HEADS), rng.choice(SUBJECTS), country, name, rng.choice(LANGUAGES), chapter)
        made.setdefault(body.written("en", rng), body)
    return list(made.values())


def _invented(rng: random.Random) -> str:
    syllables = [rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(rng.choice((2, 2, 3, 3, 4)))]
    return ("".join(syllables) + rng.choice(_ENDS)).capitalize()


def entry(body: Body, rng: random.Random, language: str | None = None) -> str:
    """An entry of a list: the name of a body, varied as lists vary it."""
    language = language or (body.language if rng.random() < 0.85 else rng.choice(LANGUAGES))
    plain = body.written(language, rng)
    dice = rng.random()
    if dice < 0.40:
        return plain
    if dice < 0.48:
        return plain.upper()
    if dice < 0.60 and language != "ar" and len(acronym(plain)) > 2:
        letters = acronym(plain)
        return rng.choice((f"{plain} ({letters})", f"{plain} - {letters}", f"{letters} - {plain}"))
    if dice < 0.62 and language != "ar" and len(acronym(plain)) > 3:
        return acronym(plain)
    if dice < 0.72:
        return _misprinted(plain, rng)
    if dice < 0.78:
        return body.written(language, rng, turned=True)
    if dice < 0.84 and body.name:
        return body.written(language, rng, name=_by_ear(body.name, rng))
    if dice < 0.88 and _LEGAL[language]:
        return f"{plain} {_LEGAL[language]}"
    if dice < 0.93 and body.country is not None:
        return f"{plain} ({body.country[language]})"
    return plain


def _misprinted(text: str, rng: random.Random) -> str:
    """One letter left out, doubled, exchanged or swapped, in a word of five letters or more."""
    words = text.split()
    long = [number for number, word in enumerate(words) if len(word) > 4]
    if not long:
        return text
    number = rng.choice(long)
    word, place = words[number], rng.randrange(1, len(words[number]) - 1)
    kinds = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + rng.choice("aeiournst" if word.isascii() else word) + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    )
    words[number] = rng.choice(kinds)
    return " ".join(words)


def _by_ear(name: str, rng: random.Random) -> str:
    changes = [(old, new) for old, new in _BY_EAR if old in name[1:]]
    if not changes:
        return name
    old, new = rng.choice(changes)
    return name[0] + name[1:].replace(old, new, 1)


class Corpus(NamedTuple):
    """Statements with, for each entry, who signs."""

    statements: list[Statement]
    truth: dict[tuple[str, int], int]
    """(statement, position) -> number of the body."""


def make_corpus(entries: int, seed: int = 1) -> Corpus:
    """Statements with so many entries in all."""
    rng = random.Random(seed)
    bodies = make_bodies(max(2 * _A_LIST, int(entries / _PER_BODY)), rng)
    weights = list(itertools.accumulate(1 / (10 + rank) ** 0.7 for rank in range(len(bodies))))
    statements: list[Statement] = []
    truth: dict[tuple[str, int], int] = {}
    for start in range(0, entries, _A_LIST):
        size = min(_A_LIST, entries - start)
        signing: dict[int, None] = {}
        while len(signing) < size:
            signing.update(dict.fromkeys(rng.choices(range(len(bodies)), cum_weights=weights, k=size)))
        chosen = list(signing)[:size]
        _add(statements, truth, chosen, [entry(bodies[body], rng) for body in chosen])
    return Corpus(statements, truth)


def make_translated(statements: int, seed: int = 2) -> Corpus:
    """Pairs of statements that list the same bodies in the same order, in English and in another language.

    Half of the names are translated freely: no word of the lexicon leads from one to the other, only the place in
    the list does.
    """
    rng = random.Random(seed)
    bodies = make_bodies(statements * 8, rng)
    free = {number: _invented(rng) for number in range(len(bodies)) if rng.random() < 0.5}
    made: list[Statement] = []
    truth: dict[tuple[str, int], int] = {}
    for _ in range(statements):
        chosen = rng.sample(range(len(bodies)), 20)
        other = rng.choice(("fr", "es", "ar"))
        _add(made, truth, chosen, [bodies[body].written("en", rng) for body in chosen])
        translated = [bodies[body].written(other, rng, name=free.get(body)) for body in chosen]
        for number, body in enumerate(chosen):
            if body in free:
                translated[number] = " ".join(
                    (bodies[body].head[other], arabic(free[body]) if other == "ar" else free[body])
                )
        _add(made, truth, chosen, translated)
    return Corpus(made, truth)


def _add(
    statements: list[Statement], truth: dict[tuple[str, int], int], bodies: Sequence[int], texts: Sequence[str]
) -> None:
    identifier = f"{len(statements):064x}"
    signatories = tuple(
        Signatory(raw=text, kind="organisation", name=text, organisation=parse_name(text)) for text in texts
    )
    source = Source(kind="text", sha256=identifier, size=1)
    statements.append(Statement(id=identifier, produced_by="made up", source=source, signatories=signatories))
    truth.update({(identifier, position): body for position, body in enumerate(bodies)})


class Figures(NamedTuple):
    """Shares, 0 to 1."""

    precision: float
    """Of pairs of entries that are put together, those of one body."""
    recall: float
    """Of pairs of entries of one body, those put together."""
    b3: float
    """B-cubed F: the mean over entries, so that bodies that sign seldom count."""


def measure(registry: Registry, truth: dict[tuple[str, int], int]) -> Figures:
    """The figures of a registry."""
    together: collections.Counter[tuple[str, int]] = collections.Counter()
    found: collections.Counter[str] = collections.Counter()
    true: collections.Counter[int] = collections.Counter(truth.values())
    for organisation in registry.organisations:
        for mention in organisation.mentions:
            together[organisation.id, truth[mention.statement, mention.position]] += 1
            found[organisation.id] += 1
    both = _pairs(together.values())
    precision, recall = both / max(1, _pairs(found.values())), both / max(1, _pairs(true.values()))
    entries = found.total()
    b3_precision = sum(n * n / found[organisation] for (organisation, _), n in together.items()) / entries
    b3_recall = sum(n * n / true[body] for (_, body), n in together.items()) / entries
    return Figures(precision, recall, 2 * b3_precision * b3_recall / (b3_precision + b3_recall))


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def _run(entries: int) -> None:
    """Print a line of figures for a corpus of so many entries."""
    start = time.process_time()
    corpus = make_corpus(entries)
    made = time.process_time() - start
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    registry = resolve(corpus.statements)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = measure(registry, corpus.truth)
    print(
        f"{entries:8} entries  {seconds:7.1f} s  {memory:6.0f} MB ({before:.0f} before)  P {found.precision:.3f}  "
        f"R {found.recall:.3f}  B3 {found.b3:.3f}  {len(registry.organisations)} organisations of "
        f"{len(set(corpus.truth.values()))}, {len(registry.undecided)} undecided; names parsed in {made:.1f} s",
        flush=True,
    )


def _run_languages() -> None:
    corpus = make_translated(60)
    for align in (False, True):
        found = measure(resolve(corpus.statements, align=align), corpus.truth)
        print(f"lists aligned: {align!s:5}  P {found.precision:.3f}  R {found.recall:.3f}  B3 {found.b3:.3f}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; always 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entries", nargs="*", type=int, help="numbers of entries; default: 1000 10000")
    parser.add_argument("--languages", action="store_true", help="lists in two languages, with and without alignment")
    options = parser.parse_args(arguments)
    if options.languages:
        _run_languages()
        return 0
    for entries in options.entries or (1_000, 10_000):
        process = multiprocessing.get_context("spawn").Process(target=_run, args=(entries,))
        process.start()
        process.join()
        if process.exitcode:
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
