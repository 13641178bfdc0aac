"""The redraw between 2020 and 2024, chosen by hand, and what became of each zone.

0010 and 0011 merge into 0010; 0019 splits; the borders between 0014, 0004 and 0003 move; the rest
keeps its ground. Freed codes are taken again at once, as cities do: 0023 becomes 0011, 0024 becomes
0023, and the new half of 0019 is called 0024. Both vintages therefore hold the codes 0001 ... 0024,
and three of those codes name other ground than before.
"""

from .streets import MAINLAND, centre_of, neighbours
from .zoning import grow, in_one_piece, mend_corners, owner_of, population

MERGED = ("0010", "0011", "0010")
RENUMBERED = {"0023": "0011", "0024": "0023"}
SPLIT = ("0019", "0024")
MOVED = [("0014", "0004", 0.30), ("0004", "0003", 0.28)]  # giver, taker, share of its people


def _give(zones, giver, taker, share):
    """Moves blocks along the common border, nearest to the taker first."""
    there = [centre_of(b) for b in sorted(zones[taker])]
    focus = [sum(p[k] for p in there) / len(there) for k in (0, 1)]
    remaining = population(zones[giver]) * share
    while remaining > 0:
        border = [b for b in zones[giver]
                  if any(n in zones[taker] for n in neighbours(b))
                  and in_one_piece(zones[giver] - {b})]
        block = min(border, key=lambda b: (
            (centre_of(b)[0] - focus[0]) ** 2 + (centre_of(b)[1] - focus[1]) ** 2, b))
        zones[giver].remove(block)
        zones[taker].add(block)
        remaining -= population([block])


def _halves(zone):
    """Two compact parts of about as many people, from the western and the eastern end."""
    assert zone <= MAINLAND
    ends = {"west": min(zone, key=lambda b: (centre_of(b), b)),
            "east": max(zone, key=lambda b: (centre_of(b), b))}
    parts = grow(zone, ends)
    return parts["west"], parts["east"]


def zones_2024(before):
    zones = {code: set(blocks) for code, blocks in before.items()}
    for giver, taker, share in MOVED:
        _give(zones, giver, taker, share)
    first, second, merged = MERGED
    joint = zones.pop(first) | zones.pop(second)
    west, east = _halves(zones.pop(SPLIT[0]))
    for old, new in RENUMBERED.items():
        zones[new] = zones.pop(old)
    zones[merged] = joint
    zones[SPLIT[0]], zones[SPLIT[1]] = west, east
    return mend_corners(dict(sorted(zones.items())))


def lineage(before, after):
    """(from, to, kind, blocks in common) for each pair that shares ground."""
    owner = owner_of(after)
    rows = []
    for old, blocks in before.items():
        shared = {}
        for block in sorted(blocks):
            shared.setdefault(owner[block], set()).add(block)
        for new, common in sorted(shared.items()):
            if blocks == after[new]:
                kind = "unchanged" if old == new else "renumbered"
            elif old == SPLIT[0]:
                kind = "split"
            elif new == MERGED[2]:
                kind = "merged"
            else:
                kind = "redrawn"
            rows.append((old, new, kind, common))
    return rows
