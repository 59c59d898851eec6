"""The best sequence of zones: dynamic programming over votes and the cost of a change of zone (Viterbi, 1967)."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.labelling.rules import ZONES
from statement_parser.model.labelling import Zone

_NEVER = -1e9
_C, _H, _B, _D, _L, _S, _N = ZONES
_COSTS: dict[Zone, dict[Zone, float]] = {
    _C: {_C: 0.0, _H: -1.0, _B: -2.0, _D: -4.0, _L: -4.0, _S: -2.5, _N: -3.0},
    _H: {_C: -1.0, _H: 0.0, _B: 0.0, _D: -1.0, _L: -2.0, _S: -1.5, _N: -3.0},
    _B: {_C: -1.5, _H: -4.0, _B: 0.0, _D: 0.0, _L: 0.0, _S: -0.5, _N: -1.0},
    _D: {_C: -1.5, _H: -4.0, _B: -0.5, _D: 0.0, _L: -2.0, _S: -0.5, _N: -1.0},
    _L: {_C: -1.5, _H: -4.0, _B: -0.5, _D: -2.0, _L: 0.0, _S: -0.5, _N: -1.0},
    _S: {_C: -0.5, _H: -3.0, _B: -3.0, _D: -4.0, _L: -3.0, _S: 0.0, _N: -0.5},
    _N: {_C: -0.5, _H: -4.0, _B: -2.5, _D: -4.0, _L: -3.0, _S: -2.0, _N: 0.0},
}
"""Cost of a change. Lists of signatories before the text, and text after them, happen; they need evidence."""
_START = {_C: 0.0, _H: 0.0, _B: -1.0, _D: -3.0, _L: -3.0, _S: -3.0, _N: -3.0}


_STAYS = [0] * len(ZONES)
_OUT = [_NEVER] * (len(ZONES) - 1)
_DECIDED = 10.0
"""Lead of the chrome from which no other zone is tried."""


def best_zones(votes: Sequence[Sequence[float]]) -> list[tuple[Zone, float]]:
    """The zone of each block with its margin over the next best zone of the same block (>= 0 where undisputed)."""
    if not votes:
        return []
    size = range(len(ZONES))
    costs = [[_COSTS[ZONES[i]][ZONES[j]] for i in size] for j in size]  # costs[to][from]
    steepest = -min(min(row) for row in costs)
    scores = [_START[zone] + vote for zone, vote in zip(ZONES, votes[0], strict=True)]
    came: list[list[int]] = []
    for row in votes[1:]:
        back = []
        following = []
        # An origin that lies further back than the dearest change never wins: most of the table is not looked at.
        least = max(scores) - steepest
        origins = [origin for origin in size if scores[origin] >= least]
        if origins == [0] and row[0] - max(row[1:]) >= _DECIDED:
            # Chrome goes on: the path to every other zone only lengthens.
            came.append(_STAYS)
            scores = [scores[0] + row[0], *_OUT]
            continue
        for to in size:
            cost = costs[to]
            best_from, best = 0, _NEVER
            for origin in origins:
                total = scores[origin] + cost[origin]
                if total > best:
                    best_from, best = origin, total
            back.append(best_from)
            following.append(best + row[to])
        came.append(back)
        scores = following
    zone = max(size, key=scores.__getitem__)
    path = [zone]
    for back in reversed(came):
        zone = back[zone]
        path.append(zone)
    path.reverse()
    return [(ZONES[z], row[z] - max(*row[:z], *row[z + 1 :])) for z, row in zip(path, votes, strict=True)]
