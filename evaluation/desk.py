"""A corpus of generated records on one core: how long it takes to load, to group and to draw, and how much memory.

python evaluation/desk.py                     # 100,000 records: writes them (some minutes), then measures
python evaluation/desk.py --records 10000
python evaluation/desk.py --keep FOLDER       # the records and the picture stay there, and are used again

Three of ten records are a copy (with an introduction, a paragraph less, a longer list), a translation, or a statement
of a year later that reuses most of a text. The truth is known: precision and recall are over pairs of records. Text and
names are made of syllables, with the frequencies of words in real text (Zipf), in six languages and three scripts.
The records are the same in every run.
"""

from __future__ import annotations

import argparse
import bisect
import collections
import datetime
import functools
import hashlib
import itertools
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from statement_parser.corpus.corpus import Corpus
from statement_parser.model.document import Source, Span
from statement_parser.model.organisation import OrganisationName
from statement_parser.model.statement import Demand, Passage, Signatory, Statement, StatementDate
from statement_parser.organisations.names import parse_name

SECONDS, MEGABYTES, LOADED_MEGABYTES = 300.0, 2_000, 1_000
"""The limits: CPU time of all steps, peak memory of all, peak memory after loading."""
SEED = 7


SYLLABLES = {
    "Latn": "ba co di fe ga hu ka le mi no pa re sa to vi an er in ol un st ar en is tra pre".split(),
    "Arab": "با تو دي فا قا هو كا لي مي نو را سا عا غي ان ال ار ين حم جد خل صب طر ظل".split(),
    "Cyrl": "ба ко ди фе га ху ка ле ми но па ре са то ви ан ер ин ол ун ст ар ен ис".split(),
}
LANGUAGES = (
    ("en", "Latn", 50),
    ("es", "Latn", 14),
    ("fr", "Latn", 10),
    ("ar", "Arab", 14),
    ("tr", "Latn", 6),
    ("ru", "Cyrl", 6),
)
KINDS = {
    "en": ("Centre for {}", "{} Foundation", "Association of {}", "{} Watch", "Network for {}"),
    "es": ("Centro {}", "Fundación {}", "Asociación {}", "Red {}"),
    "fr": ("Centre {}", "Fondation {}", "Association {}", "Réseau {}"),
    "ar": ("مركز {}", "مؤسسة {}", "جمعية {}", "شبكة {}"),
    "tr": ("{} Derneği", "{} Vakfı", "{} Platformu"),
    "ru": ("Центр {}", "Фонд {}", "Ассоциация {}"),
}
WORDS, ORGANISATIONS, FORMS = 12_000, 8_000, 300
FIRST_DAY = datetime.date(2008, 1, 1)
DAYS = 16 * 365


class Made(NamedTuple):
    """A statement as the generator knows it."""

    number: int
    language: int
    day: int
    title: str
    paragraphs: tuple[str, ...]
    demands: tuple[str, ...]
    signatories: tuple[int, ...]


class World:
    """Words, forms of words, and organisations."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.words = [_words(rng, SYLLABLES[script]) for _, script, _ in LANGUAGES]
        self.shares = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
        self.forms = [[self.sentence(language, 22) for _ in range(FORMS)] for language in range(len(LANGUAGES))]
        self.names = [self._name() for _ in range(ORGANISATIONS)]
        self.fame = list(itertools.accumulate(1 / (rank + 8) ** 0.8 for rank in range(ORGANISATIONS)))

    def pick(self, shares: Sequence[float]) -> int:
        """A number, small ones most often."""
        return bisect.bisect(shares, self.rng.random() * shares[-1])

    def sentence(self, language: int, length: int) -> str:
        """Words with one or two numbers."""
        words = [self.words[language][self.pick(self.shares)] for _ in range(length)]
        if self.rng.random() < 0.5:
            words[self.rng.randrange(length)] = str(
                self.rng.choice((self.rng.randrange(2, 90), self.rng.randrange(100, 9000)))
            )
        return " ".join(words).capitalize() + "."

    def paragraph(self, language: int) -> str:
        """Two to four sentences, now and then a form of words that others use too."""
        sentences = [self.sentence(language, self.rng.randrange(9, 28)) for _ in range(self.rng.randrange(2, 5))]
        if self.rng.random() < 0.3:
            sentences.append(self.rng.choice(self.forms[language]))
        return " ".join(sentences)

    def _name(self) -> str:
        language = self.language()
        words = [self.words[language][self.rng.randrange(200, WORDS)] for _ in range(self.rng.randrange(1, 3))]
        return self.rng.choice(KINDS[LANGUAGES[language][0]]).format(" ".join(words).title())

    def language(self) -> int:
        """One of `LANGUAGES`, by number."""
        return self.rng.choices(range(len(LANGUAGES)), [share for _, _, share in LANGUAGES])[0]

    def statement(self, number: int) -> Made:
        """A new one."""
        language = self.language()
        signed = {self.pick(self.fame) for _ in range(min(300, int(self.rng.lognormvariate(2.5, 0.8)) + 2))}
        return Made(
            number,
            language,
            self.rng.randrange(DAYS),
            self.sentence(language, 8),
            tuple(self.paragraph(language) for _ in range(self.rng.randrange(3, 8))),
            tuple(self.sentence(language, 14) for _ in range(self.rng.randrange(0, 7))),
            tuple(self.rng.sample(sorted(signed), len(signed))),
        )


def records(rng: random.Random, count: int) -> Iterator[tuple[bytes, int]]:
    """Records as JSON, each with the number of its statement."""
    world, numbers = World(rng), itertools.count()
    made: list[Made] = []
    for place in range(count):
        kind = rng.choices(("new", "copy", "translation", "again"), (70, 20, 5, 5))[0] if made else "new"
        old = rng.choice(made[-20_000:]) if made else None
        if kind == "new" or old is None:
            one = world.statement(next(numbers))
        elif kind == "copy":
            one = _copy(world, old)
        elif kind == "translation":
            one = _translation(world, old)
        else:
            one = _again(world, old, next(numbers))
        if kind in ("new", "again"):
            made.append(one)
        if kind == "again" and old is not None:
            made.remove(old)  # one that follows it, not two on one day
        yield msgspec.json.encode(_record(world, one, place)), one.number


def _copy(world: World, old: Made) -> Made:
    rng, paragraphs = world.rng, list(old.paragraphs)
    if len(paragraphs) > 3 and rng.random() < 0.3:
        del paragraphs[rng.randrange(len(paragraphs))]
    if rng.random() < 0.4:
        paragraphs = [world.paragraph(old.language) for _ in range(rng.randrange(1, 3))] + paragraphs
    signed = old.signatories
    if rng.random() < 0.3:
        signed += tuple({world.pick(world.fame) for _ in range(3)} - set(signed))
    elif rng.random() < 0.3:
        signed = ()
    title = old.title if rng.random() < 0.5 else world.sentence(old.language, 7)
    return old._replace(day=old.day + rng.randrange(9), title=title, paragraphs=tuple(paragraphs), signatories=signed)


def _translation(world: World, old: Made) -> Made:
    """Other words, the same numbers at the same places."""
    language = (old.language + world.rng.randrange(1, len(LANGUAGES))) % len(LANGUAGES)

    def translated(text: str) -> str:
        words = (
            word if any(map(str.isdigit, word)) else world.words[language][world.pick(world.shares)]
            for word in text.split()
        )
        return " ".join(words).capitalize()

    return old._replace(
        language=language,
        day=old.day + world.rng.randrange(4),
        title=world.sentence(language, 8),
        paragraphs=tuple(map(translated, old.paragraphs)),
        demands=tuple(map(translated, old.demands)),
    )


def _again(world: World, old: Made, number: int) -> Made:
    """A year later: most of the text, new facts, nearly the same list."""
    paragraphs = list(old.paragraphs)
    for place in world.rng.sample(range(len(paragraphs)), max(1, len(paragraphs) // 3)):
        paragraphs[place] = world.paragraph(old.language)
    signed = old.signatories[:-1] + tuple({world.pick(world.fame)} - set(old.signatories))
    return old._replace(number=number, day=old.day + 365, paragraphs=tuple(paragraphs), signatories=signed)


def _record(world: World, one: Made, place: int) -> Statement:
    blocks = itertools.count()

    def spans(text: str) -> tuple[Span, ...]:
        return (Span(next(blocks), 0, len(text)),)

    date = FIRST_DAY + datetime.timedelta(days=one.day)
    identity = hashlib.sha256(f"{place}".encode()).hexdigest()
    address = f"https://site{place % 5000}.example/{place}"
    return Statement(
        id=identity,
        produced_by="statement-parser 0",
        source=Source(kind="html", sha256=identity, size=40_000, name=f"{place}.html", url=address, encoding="utf-8"),
        language=LANGUAGES[one.language][0],
        title=one.title,
        title_passage=Passage(text=one.title, spans=spans(one.title)),
        date=date,
        date_detail=StatementDate(value=date, kind="signed", printed=date.isoformat(), spans=spans("2019-01-01")),
        paragraphs=tuple(Passage(text=text, spans=spans(text)) for text in one.paragraphs),
        demands=tuple(Demand(text=text, marker="•", spans=spans(text)) for text in one.demands),
        signatories=tuple(_signatory(world.names[n], next(blocks), at) for at, n in enumerate(one.signatories, 1)),
        publisher=Passage(text=f"Site {place % 5000}"),
    )


def _signatory(name: str, block: int, number: int) -> Signatory:
    return Signatory(
        number=number,
        raw=name,
        kind="organisation",
        name=name,
        organisation=_parsed(name),
        spans=(Span(block, 0, len(name)),),
    )


@functools.cache
def _parsed(name: str) -> OrganisationName:
    return parse_name(name)


def _words(rng: random.Random, syllables: Sequence[str]) -> list[str]:
    """Words, short ones first, as the frequent ones of a language are."""
    found: set[str] = set()
    while len(found) < WORDS:
        found.add("".join(rng.choice(syllables) for _ in range(rng.choice((1, 2, 2, 3, 3, 4)))))
    return sorted(found, key=lambda word: (len(word), word))


def write_records(path: Path, count: int) -> None:
    """Write generated records, and beside them the truth: the number of the statement of each."""
    truth = []
    with path.open("wb") as file:
        for record, statement in records(random.Random(SEED), count):
            file.write(record + b"\n")
            truth.append(statement)
    path.with_suffix(".truth.json").write_text(json.dumps(truth), encoding="utf-8")


def measure(path: Path, picture: Path) -> dict[str, Any]:
    """Run the steps one after the other; CPU seconds of each and peak memory after it, in MB."""
    steps: dict[str, Any] = {}
    start = time.process_time()

    def done(step: str) -> None:
        nonlocal start
        steps[step] = {"seconds": round(time.process_time() - start, 1), "peak_mb": round(_peak_mb())}
        start = time.process_time()

    corpus = Corpus.read(path)
    done("load")
    groups = corpus.groups()
    done("groups")
    organisations = corpus.organisations
    done("organisations")
    network = corpus.network()
    done("network")
    corpus.plot.network(network=network).save(picture)
    done("picture")
    steps["counts"] = {
        "records": len(corpus),
        "groups": len(groups),
        "organisations": len(organisations),
        "bytes": path.stat().st_size,
    }
    truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
    steps["figures"] = figures([[member.place for member in group.members] for group in groups], truth)
    return steps


def _peak_mb() -> float:
    """The most memory that this process has held, in MB; on Linux without what its parent held before it."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def figures(groups: Sequence[Sequence[int]], truth: Sequence[int]) -> dict[str, float]:
    """Precision and recall over pairs of records."""
    found = right = 0
    for places in groups:
        found += len(places) * (len(places) - 1) // 2
        right += sum(truth[one] == truth[other] for one, other in itertools.combinations(places, 2))
    sizes = collections.Counter(truth).values()
    together = sum(size * (size - 1) // 2 for size in sizes)
    return {
        "precision": round(right / max(found, 1), 4),
        "recall": round(right / max(together, 1), 4),
        "pairs": together,
    }


def _lines(steps: dict[str, Any]) -> Iterator[str]:
    counts, quality = steps["counts"], steps["figures"]
    yield f"{counts['records']:,} records, {counts['bytes'] / 1e6:,.0f} MB of JSON lines"
    for step in ("load", "groups", "organisations", "network", "picture"):
        yield f"  {step:14} {steps[step]['seconds']:7.1f} CPU s   peak {steps[step]['peak_mb']:5,} MB"
    yield f"{counts['groups']:,} groups, {counts['organisations']:,} organisations"
    yield f"{quality['pairs']:,} pairs: precision {quality['precision']:.4f}, recall {quality['recall']:.4f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure is not None:
        print(json.dumps(measure(options.measure, options.measure.with_suffix(".png"))))
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"records-{options.records}.jsonl"
        if not path.with_suffix(".truth.json").exists():
            write_records(path, options.records)
        # In a process of its own: the peak of memory is that of the steps alone.
        command = [sys.executable, __file__, "--measure", str(path)]
        steps = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print("\n".join(_lines(steps)))
    names = ("load", "groups", "organisations", "network", "picture")
    seconds = sum(steps[name]["seconds"] for name in names)
    peak, loaded = steps["picture"]["peak_mb"], steps["load"]["peak_mb"]
    print(f"together {seconds:.0f} CPU s (limit {SECONDS:.0f}), {peak:,} MB (limit {MEGABYTES:,})")
    return int(seconds > SECONDS or peak > MEGABYTES or loaded > LOADED_MEGABYTES)


if __name__ == "__main__":
    raise SystemExit(main())
