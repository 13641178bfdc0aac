"""Who votes, and for whom: candidates and votes are all invented.

Every elector on the roll decides alone, by weights that are linear in how well off, how young and
how urban the surroundings are. So sums by station carry a social gradient that the
statistics explain in part, and the same votes can be counted on either vintage of zones.
"""

from .chance import Chance
from .people import electors
from .quarters import urban, wealth, youth
from .streets import RIVER_ROW

PRISON = "0901"  # votes by post: results, and no ground


class Candidate:
    """`taste` weighs (constant, wealth, youth, urban)."""

    def __init__(self, panel, sex, surname, first, nuance, taste, constituency=None):
        self.panel, self.sex, self.surname, self.first = panel, sex, surname, first
        self.nuance, self.taste, self.constituency = nuance, taste, constituency


PRESIDENT = [
    Candidate(1, "F", "AUBRELIN", "Solveig", "", (5, -3, 1, 1)),
    Candidate(2, "M", "BRISQUAIRE", "Anatole", "", (24, 14, -5, 2)),
    Candidate(3, "F", "CHANTEVRELLE", "Odilie", "", (20, -13, -3, -11)),
    Candidate(4, "M", "DESLANIÈRE", "Maxandre", "", (19, -9, 12, 9)),
    Candidate(5, "F", "ÉVRELOT", "Maëlie", "", (9, 3, 5, 6)),
    Candidate(6, "M", "FOUQUEMBRAY", "Théodulf", "", (8, 5, -6, 0)),
    Candidate(7, "M", "GRAMONTEL", "Yvain", "", (7, 1, -3, -2)),
    Candidate(8, "F", "HAUTERACQ", "Clélia", "", (4, -1, 1, 1)),
]
_LEFT, _GREEN, _CENTRE, _RIGHT, _FAR = (
    (24, -12, 10, 8), (7, 3, 4, 5), (25, 13, -3, 2), (15, 7, -8, -2), (24, -12, -5, -13))
_OTHER, _LOCAL = (3, -1, 1, 0), (6, 0, -2, 0)
DEPUTY = {
    2022: [
        Candidate(1, "F", "IXELMONT", "Garance", "ECO", _GREEN, "09"),
        Candidate(2, "M", "JOURDREVAL", "Ambroisin", "DVC", _CENTRE, "09"),
        Candidate(3, "M", "KERVALDOUR", "Maëldan", "DVG", _LEFT, "09"),
        Candidate(4, "F", "LUZERNAY", "Philomène", "DVD", _RIGHT, "09"),
        Candidate(5, "F", "MORVASTEL", "Ysaline", "EXD", _FAR, "09"),
        Candidate(6, "M", "NÉRANDEAU", "Côme", "REG", _LOCAL, "09"),
        Candidate(7, "F", "ORVILLERS-DAUNE", "Lison", "DIV", _OTHER, "09"),
        Candidate(1, "M", "PÉRISTAL", "Gaspardin", "DVG", _LEFT, "10"),
        Candidate(2, "F", "QUERCELIN", "Amandise", "DVC", _CENTRE, "10"),
        Candidate(3, "M", "ROCHEBRELLE", "Évariste", "DVD", _RIGHT, "10"),
        Candidate(4, "M", "SOURDEVEL", "Titouan", "EXD", _FAR, "10"),
        Candidate(5, "F", "TREMBLAISY", "Noëmie", "ECO", _GREEN, "10"),
    ],
    2024: [
        Candidate(1, "M", "JOURDREVAL", "Ambroisin", "DVC", _CENTRE, "09"),
        Candidate(2, "F", "UZERCHAUD", "Isaure", "DVG", _LEFT, "09"),
        Candidate(3, "F", "MORVASTEL", "Ysaline", "EXD", _FAR, "09"),
        Candidate(4, "F", "LUZERNAY", "Philomène", "DVD", _RIGHT, "09"),
        Candidate(5, "M", "NÉRANDEAU", "Côme", "REG", _LOCAL, "09"),
        Candidate(6, "M", "VAUCRESSIN", "Léopaul", "DIV", _OTHER, "09"),
        Candidate(1, "M", "SOURDEVEL", "Titouan", "EXD", _FAR, "10"),
        Candidate(2, "M", "PÉRISTAL", "Gaspardin", "DVG", _LEFT, "10"),
        Candidate(3, "F", "QUERCELIN", "Amandise", "DVC", _CENTRE, "10"),
        Candidate(4, "F", "WARNESSEL", "Apolline", "DVD", _RIGHT, "10"),
    ],
}


class Count:
    """What one station declares."""

    def __init__(self, constituency, candidates):
        self.constituency = constituency
        self.registered = self.cast = self.blank = self.null = 0
        self.votes = {id(c): 0 for c in candidates}
        self.candidates = candidates

    @property
    def abstentions(self):
        return self.registered - self.cast

    @property
    def valid(self):
        return self.cast - self.blank - self.null

    def add(self, vote):
        self.registered += 1
        if vote is None:
            return
        self.cast += 1
        if vote == "blank":
            self.blank += 1
        elif vote == "null":
            self.null += 1
        else:
            self.votes[id(vote)] += 1

    def votes_for(self, candidate):
        return self.votes[id(candidate)]


def _decide(chance, mood, age, candidates, turnout):
    rich, young, town = mood
    # Abstention is highest among the young and where people are worst off.
    goes = turnout + 0.13 * rich - 0.07 * young + (0.05 if 45 <= age < 80 else -0.07)
    if chance.unit() >= goes:
        return None
    paper = chance.unit()
    if paper < 0.017:
        return "blank"
    if paper < 0.024:
        return "null"
    own = (1.0, rich + 0.25 * chance.spread(), young + (0.3 if age < 35 else -0.1), town)
    return candidates[chance.weighted(
        [max(0.4, sum(t * o for t, o in zip(c.taste, own))) for c in candidates])]


def constituency_of(block):
    """The river parts them."""
    return "09" if block[1] >= RIVER_ROW else "10"


def hold(addresses, subject, year, turnout, candidates):
    """[(block or None, vote)] of everybody on the roll, in one constituency or in all."""
    chance = Chance(subject)
    by_side = {side: [c for c in candidates if c.constituency in (None, side)]
               for side in ("09", "10")}
    papers = []
    for address, _, person in electors(addresses, year):
        block = address.block
        mood = (wealth(block), youth(block), urban(block))
        choice = by_side[constituency_of(block)]
        papers.append((block, _decide(chance, mood, person.age, choice, turnout)))
    for _ in range(58 if year == 2022 else 61):
        papers.append((None, _decide(chance, (-0.7, 0.5, 0.3), 34, by_side["09"], turnout - 0.15)))
    return papers


def count(papers, owner, candidates):
    """Code → Count; the prison's votes stand in a station of their own."""
    counts = {}
    for block, vote in papers:
        code = PRISON if block is None else owner[block]
        if code not in counts:
            side = "09" if block is None else constituency_of(block)
            counts[code] = Count(side, [c for c in candidates if c.constituency in (None, side)])
        counts[code].add(vote)
    return dict(sorted(counts.items()))


def second_round(counts, candidates):
    """The two best of each constituency, and whoever has an eighth of the registered voters (code
    électoral, L162). In the ninth the third one withdraws."""
    finalists = []
    for side in ("09", "10"):
        here = [c for c in counts.values() if c.constituency == side]
        registered = sum(c.registered for c in here)
        valid = sum(c.valid for c in here)
        runners = [c for c in candidates if c.constituency == side]
        total = {id(r): sum(c.votes_for(r) for c in here) for r in runners}
        ranked = sorted(runners, key=lambda r: (-total[id(r)], r.panel))
        assert 2 * total[id(ranked[0])] <= valid, "somebody is elected in the first round"
        passed = ranked[:2] + [r for r in ranked[2:] if 8 * total[id(r)] >= registered]
        finalists += sorted(passed[:2] if side == "09" else passed, key=lambda r: r.panel)
    return finalists
