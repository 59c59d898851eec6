from __future__ import annotations

from statement_parser.labelling.rules import RULES_BY_GROUP, ZONES
from statement_parser.labelling.zones import best_zones
from statement_parser.model.labelling import Zone


def votes(*leaders: tuple[Zone, float]) -> list[list[float]]:
    return [[weight if zone is leader else 0.0 for zone in ZONES] for leader, weight in leaders]


def test_one_odd_block_does_not_tear_a_list_apart() -> None:
    chosen = best_zones(votes(*[(Zone.SIGNATORIES, 5.0)] * 4, (Zone.BODY, 2.0), *[(Zone.SIGNATORIES, 5.0)] * 4))
    assert [zone for zone, _ in chosen] == [Zone.SIGNATORIES] * 9
    assert chosen[4][1] < 0 < chosen[3][1]


def test_strong_evidence_changes_the_zone() -> None:
    chosen = best_zones(votes((Zone.HEAD, 5.0), (Zone.BODY, 6.0), (Zone.DEMANDS, 6.0), (Zone.BODY, 6.0)))
    assert [zone for zone, _ in chosen] == [Zone.HEAD, Zone.BODY, Zone.DEMANDS, Zone.BODY]


def test_the_short_cut_for_chrome_changes_nothing() -> None:
    sure, plain = 12.0, 9.0
    for weight in (sure, plain):
        chosen = best_zones(votes(*[(Zone.CHROME, weight)] * 5, (Zone.HEAD, 8.0), (Zone.BODY, 8.0)))
        assert [zone for zone, _ in chosen] == [Zone.CHROME] * 5 + [Zone.HEAD, Zone.BODY]


def test_nothing_gives_nothing() -> None:
    assert best_zones([]) == []


def test_rules_have_names_and_weights() -> None:
    rules = [rule for _, group in RULES_BY_GROUP for rule in group]
    assert len(rules) > 50
    assert all(rule.name and rule.weight and rule.zone in ZONES for rule in rules)
    assert len({(rule.name, rule.zone) for rule in rules}) == len(rules)
