"""The rules that vote for zones: a table. A weight is in units of log-odds: 1 is a hint, 3 is strong, 6 decides.

Rules stand in groups; a group is looked at only where its gate is open, which is most of the speed of the labelling.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from statement_parser.labelling.features import Features
from statement_parser.labelling.rows import BIT, Row, Under
from statement_parser.language.cues import Cue
from statement_parser.model.document import Hint, Shape
from statement_parser.model.labelling import Zone

ZONES = (Zone.CHROME, Zone.HEAD, Zone.BODY, Zone.DEMANDS, Zone.BULLETS, Zone.SIGNATORIES, Zone.NOTES)
"""The zones of content, in the order of the score vectors."""

_BYLINE = BIT[Cue.BYLINE]
_CHROME = BIT[Cue.CHROME]
_CONTACT = BIT[Cue.CONTACT]
_GROUP_HEADING = BIT[Cue.GROUP_HEADING]
_SALUTATION = BIT[Cue.SALUTATION]
_SIGN_CALL = BIT[Cue.SIGN_CALL]
_STAMPED = BIT[Cue.PUBLISHED] | BIT[Cue.UPDATED]
_TRANSLATIONS = BIT[Cue.TRANSLATIONS]

_LISTS = Hint.NAV | Hint.FOOTER | Hint.ASIDE


class Rule(NamedTuple):
    """One row of the table."""

    name: str
    zone: Zone
    weight: float
    test: Callable[[Row], object]


class Vote(NamedTuple):
    """What the rules say of one block."""

    scores: list[float]
    """For each zone, in the order of ZONES."""
    fired: list[Rule]


def _menu(row: Row) -> bool:
    run = row.run
    return run.links > 0.7 and run.words <= 6 and row.hints & _LISTS != 0


def _list_of_bodies(row: Row) -> bool:
    run = row.run
    if not run.size or run.names < 0.8 or run.words > 10 or run.sentences >= 0.2 or run.asking >= 0.3:
        return False
    # Persons: "We call for the release of:" and their names.
    persons = run.capitals >= 0.9 and run.size >= 3 and 1.5 <= run.words <= 5
    return persons or run.organisations + run.links >= 0.3


# fmt: off
ALWAYS = (
    Rule("copyright sign", Zone.CHROME, 8.0, lambda r: r.text[0] == "©"),
    Rule("names after their announcement", Zone.SIGNATORIES, 14.0, lambda r: r.prefixed),
    Rule("no letters", Zone.CHROME, 2.0, lambda r: not r.letters),
    Rule("not announced", Zone.SIGNATORIES, -3.0, lambda r: not r.announced and r.lead is not Under.SIGNATORIES and r.lead is not Under.SIGN_OFF),
    Rule("address", Zone.NOTES, 2.0, lambda r: r.words <= 30 and "@" in r.text),
)
NEAR = (
    Rule("in the text's element", Zone.BODY, 1.5, lambda r: r.main == 0 and (r.sentence or r.heading)),
    Rule("short line in the text's element", Zone.BODY, 0.5, lambda r: r.main == 0 and not r.sentence and not r.heading),
    Rule("heading in the text", Zone.BODY, 1.5, lambda r: r.main <= 1 and r.block.shape is Shape.HEADING),
)
LINKS = (
    Rule("all links", Zone.CHROME, 2.0, lambda r: r.block.link_share > 0.8 and not r.announced),
    Rule("mostly links", Zone.CHROME, 1.0, lambda r: r.block.link_share <= 0.8 and not r.announced),
)
DATES = (
    Rule("date", Zone.SIGNATORIES, -2.0, lambda r: True),
    Rule("date line", Zone.HEAD, 3.0, lambda r: r.top),
    Rule("date below the text", Zone.BODY, 1.5, lambda r: not r.top and r.main <= 1),
)
SENTENCES = (
    Rule("sentences", Zone.BODY, 3.0, lambda r: r.words >= 12),
    Rule("short sentence", Zone.BODY, 1.5, lambda r: r.words < 12),
    Rule("long paragraph", Zone.BODY, 1.5, lambda r: r.words >= 40 and r.block.link_share < 0.5),
    Rule("sentence", Zone.SIGNATORIES, -4.0, lambda r: r.inline < 4 and r.words >= 12),
)
SHORT = (
    Rule("few words alone", Zone.CHROME, 1.0, lambda r: r.words <= 3 and not r.heading and not r.listed and not r.date),
    Rule("cell", Zone.BODY, -2.0, lambda r: r.block.shape is Shape.CELL),
    Rule("addresses someone", Zone.BODY, 3.0, lambda r: r.vocative),
    Rule("short line", Zone.HEAD, 0.5, lambda r: r.words <= 20 and not r.terminal and r.block.shape is Shape.TEXT),
)
HINTS = (
    Rule("nav element", Zone.CHROME, 4.0, lambda r: r.hints & Hint.NAV),
    Rule("footer element", Zone.CHROME, 3.0, lambda r: r.hints & Hint.FOOTER),
    Rule("header element", Zone.CHROME, 1.5, lambda r: r.hints & Hint.HEADER and not r.hints & (Hint.ARTICLE | Hint.MAIN)),
    Rule("aside element", Zone.CHROME, 2.0, lambda r: r.hints & Hint.ASIDE),
    Rule("form", Zone.CHROME, 2.0, lambda r: r.hints & Hint.FORM),
    Rule("control", Zone.CHROME, 4.0, lambda r: r.hints & Hint.CONTROL),
    Rule("dialog or comment", Zone.CHROME, 4.0, lambda r: r.hints & (Hint.DIALOG | Hint.COMMENT)),
    Rule("noise by name", Zone.CHROME, 2.0, lambda r: r.hints & Hint.NOISE),
    Rule("caption", Zone.CHROME, 9.0, lambda r: r.hints & Hint.CAPTION),
    Rule("byline by name", Zone.HEAD, 3.0, lambda r: r.hints & Hint.BYLINE and r.words <= 14),
)
FAR = (
    Rule("far from the text", Zone.CHROME, 1.5, lambda r: r.main >= 2),
    Rule("very far from the text", Zone.CHROME, 1.0, lambda r: r.main >= 4),
    Rule("no sentence outside the text", Zone.CHROME, 1.0, lambda r: not r.sentence),
)
CUES = (
    Rule("chrome phrase", Zone.CHROME, 3.0, lambda r: r.some & _CHROME and r.share(_CHROME) >= 0.4),
    Rule("short with chrome phrase", Zone.CHROME, 2.0, lambda r: r.some & _CHROME and r.words <= 25 and r.share(_CHROME) < 0.4),
    Rule("chrome words in a sentence", Zone.CHROME, 1.5, lambda r: r.some & _CHROME and r.words > 25 and r.share(_CHROME) >= 0.12),
    Rule("translations", Zone.CHROME, 3.0, lambda r: r.start & _TRANSLATIONS),
    Rule("salutation", Zone.BODY, 3.0, lambda r: r.start & _SALUTATION and r.words <= 30 and r.block.shape is Shape.TEXT),
    Rule("contact", Zone.BODY, -1.5, lambda r: r.start & _CONTACT),
    Rule("contact", Zone.NOTES, 3.0, lambda r: r.start & _CONTACT),
    Rule("call to sign", Zone.NOTES, 3.0, lambda r: r.some & _SIGN_CALL and r.words <= 60),
    Rule("contact", Zone.SIGNATORIES, -4.0, lambda r: r.start & _CONTACT),
    Rule("call to sign", Zone.SIGNATORIES, -3.0, lambda r: r.some & _SIGN_CALL and r.lead is not Under.SIGNATORIES),
    Rule("byline", Zone.HEAD, 3.0, lambda r: r.start & _BYLINE and r.words <= 14 and r.top),
    Rule("publication label", Zone.HEAD, 2.5, lambda r: r.start & _STAMPED and r.words <= 14 and r.top),
)
ITEMS = (
    Rule("item", Zone.BODY, -4.0, lambda r: True),
    Rule("item under a lead-in of demands", Zone.DEMANDS, 6.0, lambda r: r.under is Under.DEMANDS),
    Rule("items open with asking", Zone.DEMANDS, 2.0, lambda r: r.run.asking >= 0.4),
    Rule("most items open with asking", Zone.DEMANDS, 5.0, lambda r: r.run.asking >= 0.6 and r.run.size >= 3),
    Rule("list of names", Zone.DEMANDS, -8.0, _list_of_bodies),
    Rule("list of links", Zone.DEMANDS, -3.0, lambda r: r.run.links > 0.7),
    Rule("item", Zone.BULLETS, 1.5, lambda r: True),
    Rule("item of sentences", Zone.BULLETS, 2.0, lambda r: (r.run.sentences >= 0.4 or r.run.words >= 8)),
    Rule("item under a lead-in", Zone.BULLETS, 2.5, lambda r: r.under is Under.OTHER_LIST),
    Rule("short items above the text", Zone.CHROME, 5.0, lambda r: r.top and r.run.size and r.run.words <= 4),
    Rule("item in the text's element", Zone.BULLETS, 1.5, lambda r: r.main == 0),
    Rule("item of questions and answers", Zone.BULLETS, -2.5, lambda r: not r.block.marker and r.under is not Under.OTHER_LIST),
    Rule("list of links", Zone.BULLETS, -3.0, lambda r: r.run.links > 0.7),
)
NO_ITEM = (
    Rule("no item", Zone.DEMANDS, -6.0, lambda r: True),
    Rule("no item", Zone.BULLETS, -6.0, lambda r: True),
)
RUNS = (
    Rule("menu", Zone.CHROME, 2.0, _menu),
    Rule("list of names", Zone.SIGNATORIES, 1.5, lambda r: r.run.size >= 3 and r.run.names >= 0.7),
    Rule("long list of organisations", Zone.SIGNATORIES, 2.0, lambda r: r.run.size >= 6 and r.run.organisations >= 0.3 and r.run.names >= 0.6),
    Rule("sentence in a list", Zone.SIGNATORIES, -2.0, lambda r: r.run.sentences > 0.5 and r.inline < 4),
    Rule("unannounced list of organisations", Zone.SIGNATORIES, 4.0, lambda r: r.run.signed and not r.announced),
)
CONTEXT = (
    Rule("announces other posts", Zone.CHROME, 4.0, lambda r: r.lead is Under.RELATED),
    Rule("under other posts", Zone.CHROME, 2.5, lambda r: r.under is Under.RELATED),
    Rule("leads in a list", Zone.BODY, 3.0, lambda r: (r.lead is Under.DEMANDS or r.lead is Under.OTHER_LIST) and not r.hints & Hint.NAV),
    Rule("announces signatories", Zone.SIGNATORIES, 4.0, lambda r: r.lead is Under.SIGNATORIES),
    Rule("signs off", Zone.SIGNATORIES, 3.0, lambda r: r.lead is Under.SIGN_OFF),
    Rule("announces notes", Zone.NOTES, 4.0, lambda r: r.lead is Under.NOTES),
    Rule("under notes", Zone.NOTES, 3.5, lambda r: r.under is Under.NOTES),
)
ANNOUNCED = (
    Rule("name under an announcement", Zone.BODY, -2.0, lambda r: r.name >= 0.4),
    Rule("name under an announcement", Zone.SIGNATORIES, 5.0, lambda r: r.under is Under.SIGNATORIES and r.name >= 0.4),
    Rule("list under an announcement", Zone.SIGNATORIES, 3.0, lambda r: r.under is Under.SIGNATORIES and r.listed and not r.sentence),
    Rule("names run together under an announcement", Zone.SIGNATORIES, 8.0, lambda r: r.inline >= 4),
    Rule("name under a sign-off", Zone.SIGNATORIES, 4.0, lambda r: r.under is Under.SIGN_OFF and r.name >= 0.4),
    Rule("list of names under a sign-off", Zone.SIGNATORIES, 2.0, lambda r: r.under is Under.SIGN_OFF and r.run.size >= 4),
    Rule("laid out as names are", Zone.SIGNATORIES, 3.0, lambda r: r.alike and not (r.sentence and r.words > 40)),
    Rule("between names laid out alike", Zone.SIGNATORIES, 6.0, lambda r: r.between and r.sentence),
    Rule("date below the names", Zone.SIGNATORIES, 3.5, lambda r: r.date),
    Rule("group of signatories", Zone.SIGNATORIES, 3.0, lambda r: r.heading and r.some & _GROUP_HEADING),
)
# fmt: on

RULES_BY_GROUP: tuple[tuple[Callable[[Row], object], tuple[Rule, ...]], ...] = (
    (lambda r: True, ALWAYS),
    (lambda r: r.main <= 1, NEAR),
    (lambda r: r.block.link_share > 0.5, LINKS),
    (lambda r: r.date, DATES),
    (lambda r: r.sentence, SENTENCES),
    (lambda r: not r.sentence, SHORT),
    (lambda r: r.hints, HINTS),
    (lambda r: r.main, FAR),
    (lambda r: r.some, CUES),
    (lambda r: r.item, ITEMS),
    (lambda r: not r.item, NO_ITEM),
    (lambda r: r.run.size, RUNS),
    (lambda r: r.lead or r.under, CONTEXT),
    (lambda r: r.announced, ANNOUNCED),
)
"""(gate, rules)."""

OUTSIDE = Rule("menu, dialog or comment", Zone.CHROME, 12.0, lambda r: r.outside)
"""The only vote on blocks of which nothing more was asked."""
_BEFORE = Rule("before the title", Zone.CHROME, 3.0, lambda r: True)
_TITLE = Rule("title", Zone.HEAD, 20.0, lambda r: True)
_AFTER = Rule("far after the title", Zone.HEAD, -2.0, lambda r: not r.date)
_FAR_AFTER = 12


def vote(features: Features, title: int | None) -> list[Vote]:
    """For each row the score of each zone and the rules that fired. `title`: place of the title's row."""
    place = {zone: number for number, zone in enumerate(ZONES)}
    groups = [
        (gate, [(rule, place[rule.zone], rule.weight, rule.test) for rule in rules]) for gate, rules in RULES_BY_GROUP
    ]
    outside = Vote([OUTSIDE.weight, *[0.0] * (len(ZONES) - 1)], [OUTSIDE])
    votes = []
    for number, row in enumerate(features.rows):
        if row.outside:
            votes.append(outside)
            continue
        scores = [0.0] * len(ZONES)
        fired: list[Rule] = []
        for gate, rules in groups:
            if gate(row):
                for rule, zone, weight, test in rules:
                    if test(row):
                        scores[zone] += weight
                        fired.append(rule)
        if title is not None:
            placed = _BEFORE if number < title else _TITLE if number == title else _AFTER
            if placed is not _AFTER or (number - title > _FAR_AFTER and not row.date):
                scores[place[placed.zone]] += placed.weight
                fired.append(placed)
        votes.append(Vote(scores, fired))
    return votes
