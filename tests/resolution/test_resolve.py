"""Lists to organisations; lists invented, expected by hand."""

from __future__ import annotations

import pytest

from statement_parser import Decision, Statement, resolve
from tests.resolution.lists import groups, names, statement

FIRST = [
    "Willow Network for Women",
    "Elm Center for Legal Aid (ECLA)",
    "Kordova Observatory",
    "Sendova",
    "Birch Union of Teachers",
]
SECOND = [
    "شبكة ويلو للنساء",
    "ECLA",
    "Kordova Network",
    "Sendova Organisation",
    "Birch Union of Teachers, Jendouba Branch",
]


def test_the_same_bodies_in_two_lists() -> None:
    registry = resolve([statement(1, FIRST), statement(2, SECOND)])
    assert (
        groups(registry)
        == {
            frozenset(["Willow Network for Women", "شبكة ويلو للنساء"]),
            frozenset(["Elm Center for Legal Aid", "ECLA"]),
            frozenset(["Kordova Observatory"]),
            frozenset(["Kordova Network"]),
            frozenset(["Sendova", "Sendova Organisation"]),
            frozenset(["Birch Union of Teachers"]),
        }
        or "Birch Union of Teachers" in names(registry).values()
    )
    assert sum(len(organisation.mentions) for organisation in registry.organisations) == 10


def test_a_branch_is_a_body_of_its_own_with_a_relation() -> None:
    entries = resolve([statement(1, FIRST), statement(2, SECOND)]).by_entry()
    assert len(entries) == len(FIRST) + len(SECOND)
    left, right = (entries[f"{number:064x}", 4] for number in (1, 2))
    assert left.id != right.id
    assert [relation.organisation for relation in left.relations] == [right.id]
    assert [relation.organisation for relation in right.relations] == [left.id]


def test_ids_stay_when_statements_are_added() -> None:
    before = resolve([statement(1, FIRST)])
    after = resolve([statement(1, FIRST), statement(2, SECOND)])
    assert set(names(before)) <= set(names(after))


def test_a_statement_given_twice_counts_once() -> None:
    registry = resolve([statement(1, FIRST), statement(1, FIRST)])
    assert sum(len(organisation.mentions) for organisation in registry.organisations) == len(FIRST)


def test_the_same_input_gives_the_same_registry() -> None:
    statements = [statement(1, FIRST), statement(2, SECOND)]
    assert resolve(statements) == resolve(statements)


def test_an_alias_printed_once_serves_all_lists() -> None:
    lists = [
        statement(1, ["Massarat", "Oak Society for Care"]),
        statement(2, ["Coalition of Families of the Missing (Massarat)"]),
        statement(3, ["Coalition of Families of the Missing"]),
    ]
    assert frozenset(["Massarat", "Coalition of Families of the Missing"]) in groups(resolve(lists))


def test_an_acronym_of_two_bodies_is_undecided() -> None:
    lists = [
        statement(1, ["Kordova Legal Aid Fund (KLAF)"]),
        statement(2, ["Kurdish Lawyers Action Front (KLAF)"]),
        statement(3, ["KLAF"]),
    ]
    registry = resolve(lists)
    assert len(registry.organisations) == 3
    assert {pair.right_name for pair in registry.undecided} | {pair.left_name for pair in registry.undecided} == {
        "KLAF", "Kordova Legal Aid Fund", "Kurdish Lawyers Action Front",
    }  # fmt: skip
    assert all(pair.reasons for pair in registry.undecided)


def test_persons_are_left_out() -> None:
    record = statement(1, ["Elm Society"]).to_dict()
    record["signatories"].append({"raw": "Ada Elm, baker", "name": "Ada Elm", "kind": "person"})
    assert [o.name for o in resolve([Statement.from_dict(record)]).organisations] == ["Elm Society"]


@pytest.mark.parametrize("verdict", ["different", "related", "unsure"])
def test_a_decision_holds_apart_what_is_alike(verdict: str) -> None:
    lists = [statement(1, ["Sendova"]), statement(2, ["Sendova Organisation"])]
    decision = Decision(left="Sendova", right="Sendova Organisation", verdict=verdict)  # type: ignore[arg-type]
    registry = resolve(lists, [decision])
    assert len(registry.organisations) == 2
    assert registry.undecided == ()
    assert bool(registry.organisations[0].relations) == (verdict == "related")


def test_a_decision_joins_what_is_not_alike_and_the_last_wins() -> None:
    lists = [statement(1, ["Elm Society"]), statement(2, ["Harbour Light"])]
    same = Decision(left="Elm Society", right="Harbour Light", verdict="same")
    different = Decision(left="Harbour Light", right="Elm Society", verdict="different")
    assert len(resolve(lists, [different, same]).organisations) == 1
    assert len(resolve(lists, [same, different]).organisations) == 2


def test_a_decision_may_name_ids() -> None:
    lists = [statement(1, ["Elm Society"]), statement(2, ["Harbour Light"])]
    left, right = names(resolve(lists))
    assert len(resolve(lists, [Decision(left=left, right=right, verdict="same")]).organisations) == 1


def test_decisions_that_contradict_each_other_are_told() -> None:
    lists = [statement(1, ["Elm Society", "Harbour Light", "Birch Union"])]
    decisions = [
        Decision(left="Elm Society", right="Harbour Light", verdict="same"),
        Decision(left="Harbour Light", right="Birch Union", verdict="same"),
        Decision(left="Elm Society", right="Birch Union", verdict="different"),
        Decision(left="Elm Society", right="Nobody", verdict="same"),
    ]
    conflicts = resolve(lists, decisions).conflicts
    assert len(conflicts) == 2
    assert any("contradicts" in conflict for conflict in conflicts)
    assert any("'Nobody'" in conflict for conflict in conflicts)


ENGLISH = [
    "Willow Network for Women",
    "Elm Society",
    "Kordova Observatory",
    "New Dawn Circle",
    "Birch Union",
    "Harbour Light",
    "Oak Forum for Peace",
]
TURKISH = [
    "Willow Kadın Ağı",
    "Elm Cemiyeti",
    "Kordova Gözlemevi",
    "Yarının Sesi Topluluğu",
    "Birch Sendikası",
    "Liman Feneri",
    "Oak Barış Forumu",
]


def test_lists_in_two_languages_teach_names() -> None:
    statements = [statement(1, ENGLISH), statement(2, TURKISH), statement(3, ["Yarının Sesi Topluluğu"])]
    pair = frozenset(["New Dawn Circle", "Yarının Sesi Topluluğu"])
    assert pair not in groups(resolve(statements, align=False))
    found = resolve(statements)
    assert pair in groups(found)
    learnt = next(o for o in found.organisations if o.name == "Yarının Sesi Topluluğu")
    assert len(learnt.mentions) == 3  # what two lists teach holds for the third
    assert frozenset(["Harbour Light", "Liman Feneri"]) in groups(found)


def test_lists_with_one_more_name_on_one_side_teach_nothing_there() -> None:
    longer = [*TURKISH[:4], "Gökkuşağı Evi", *TURKISH[4:]]
    found = groups(resolve([statement(1, ENGLISH), statement(2, longer)]))
    assert frozenset(["New Dawn Circle"]) in found
    assert frozenset(["Harbour Light", "Liman Feneri"]) in found


INDEPENDENT = ["Союз независимых журналистов", "Union des journalistes indépendants", "اتحاد الصحفيين المستقلين"]


@pytest.mark.parametrize("english", [[], ["Union of Independent Journalists"]])
def test_what_nothing_but_the_meaning_speaks_for_is_asked(english: list[str]) -> None:
    lists = [statement(number, [name]) for number, name in enumerate([*english, *INDEPENDENT], 1)]
    registry = resolve(lists)
    assert len(registry.organisations) == len(lists)
    assert len(registry.undecided) >= 3
    assert all(any("nothing but the meaning" in reason for reason in pair.reasons) for pair in registry.undecided)


def test_english_and_one_other_language_are_joined_where_nothing_speaks_against_it() -> None:
    names = ["Union of Independent Journalists", "Союз независимых журналистов"]
    assert groups(resolve([statement(number, [name]) for number, name in enumerate(names)])) == {frozenset(names)}
    assert len(groups(resolve([statement(1, names)]))) == 2  # both sign one statement, as two bodies do
    usual = ["Human Rights Institute", "Instituto de Derechos Humanos"]
    registry = resolve([statement(number, [name]) for number, name in enumerate(usual)])
    assert len(registry.organisations) == 2
    assert "many bodies may bear the name" in registry.undecided[0].reasons[-1]


def test_an_acronym_or_two_lists_speak_for_what_the_meaning_alone_does_not() -> None:
    with_acronym = ["Instituto de Derechos Humanos (IDH)", "Institut für Menschenrechte (IDH)"]
    assert len(resolve([statement(n, [name]) for n, name in enumerate(with_acronym)]).organisations) == 1
    lists = [
        ["Red Sendova por la Paz", "Instituto de Derechos Humanos", "Kordova", "Comité Elm", "Oak"],
        ["Sendova-Netzwerk für Frieden", "Institut für Menschenrechte", "Kordova", "Elm-Komitee", "Oak"],
    ]
    found = resolve([statement(number, names) for number, names in enumerate(lists)])
    assert frozenset(["Instituto de Derechos Humanos", "Institut für Menschenrechte"]) in groups(found)


def test_each_spelling_says_why_it_is_one_of_the_organisation() -> None:
    lists = [statement(1, ENGLISH), statement(2, TURKISH), statement(3, ["Harbor Light", "Elm Center (ELMA)", "ELMA"])]
    lists.append(statement(4, ["ELM CENTER", "House of Rains"]))
    decision = Decision(left="House of Rains", right="Birch Union", verdict="same", note="their letter of 3 May")
    joined = {
        variant.text: variant.joined for one in resolve(lists, [decision]).organisations for variant in one.variants
    }
    assert joined["Harbour Light"] is None  # the oldest
    by = {text: (why.by, why.to) for text, why in joined.items() if why is not None}
    assert by["Harbor Light"] == ("names", "Harbour Light")
    assert by["Yarının Sesi Topluluğu"] == ("lists", "New Dawn Circle")
    assert by["ELMA"] == ("acronym", "Elm Center")
    assert by["House of Rains"] == ("decision", "Birch Union")
    reasons = {text: why.reasons for text, why in joined.items() if why is not None}
    assert reasons["House of Rains"] == ("decided", "their letter of 3 May")
    assert reasons["Willow Kadın Ağı"][0].startswith("the same in meaning")
    assert reasons["ELMA"] == ("the acronym ELMA is printed beside the name",)


def test_every_spelling_but_the_oldest_leads_to_the_oldest() -> None:
    lists = [statement(1, ENGLISH), statement(2, TURKISH), statement(3, FIRST), statement(4, SECOND)]
    for one in resolve(lists).organisations:
        to = {variant.text: variant.joined.to for variant in one.variants if variant.joined}
        oldest = {variant.text for variant in one.variants} - set(to)
        assert len(oldest) == 1
        for text in to:
            seen = [text]
            while seen[-1] in to:
                assert to[seen[-1]] not in seen
                seen.append(to[seen[-1]])
            assert seen[-1] in oldest
