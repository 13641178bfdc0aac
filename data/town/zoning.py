"""Polling zones: sets of blocks that grow from seeds until each has its share of inhabitants."""

from .chance import Chance
from .quarters import ENCLAVE, POPULATION
from .streets import (COLUMNS, ISLAND, MAINLAND, RIVER_ROW, ROWS, centre_of, connected,
                      neighbours, same_bank)

STATIONS = 24
PORT = "port"  # the zone that the island belongs to: a multipolygon


def population(blocks):
    """Summed in one order always: the sum of floats depends on it, and a set's order is nobody's
    promise."""
    return sum(POPULATION[b] for b in sorted(blocks))


def _square_distance(a, b):
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _middle(blocks):
    blocks = sorted(blocks)
    total = population(blocks)
    x = sum(centre_of(b)[0] * POPULATION[b] for b in blocks) / total
    y = sum(centre_of(b)[1] * POPULATION[b] for b in blocks) / total
    return x, y


def grow(blocks, seeds, fixed=None):
    """Blocks → zone. The zone with the fewest inhabitants takes, of the free blocks beside it,
    the nearest to its seed; so zones stay in one piece, compact, and about even."""
    zones = {name: set(fixed[name]) if fixed and name in fixed else {seed}
             for name, seed in seeds.items()}
    free = set(blocks) - {b for zone in zones.values() for b in zone}
    focus = {name: centre_of(seed) for name, seed in seeds.items()}
    counts = {name: population(zone) for name, zone in zones.items()}

    def beside(block):
        return {n for n in neighbours(block) if n in free and same_bank(block, n)}

    edges = {name: set().union(*map(beside, zone)) for name, zone in zones.items()}
    growing = sorted(zones)
    while free and growing:
        name = min(growing, key=lambda n: (counts[n], n))
        edge = edges[name]
        if not edge:
            growing.remove(name)
            continue
        block = min(edge, key=lambda b: (_square_distance(centre_of(b), focus[name]), b))
        zones[name].add(block)
        free.remove(block)
        counts[name] += POPULATION[block]
        for others in edges.values():
            others.discard(block)
        edge |= beside(block)
    assert not free, "a block that no zone can reach"
    return zones


def _first_seeds(blocks, count, subject):
    """Far from each other, the next one always where people are far from every seed so far."""
    blocks = sorted(blocks)
    seeds = [blocks[Chance(subject).below(len(blocks))]]
    while len(seeds) < count:
        seeds.append(max(blocks, key=lambda b: (POPULATION[b] * min(
            _square_distance(centre_of(b), centre_of(s)) for s in seeds), b)))
    return seeds


def _nearest_block(blocks, point):
    return min(sorted(blocks), key=lambda b: (_square_distance(centre_of(b), point), b))


def owner_of(zones):
    return {block: name for name, zone in zones.items() for block in zone}


def mend_corners(zones):
    """Moves blocks so that no zone meets itself at a corner only: such rings touch themselves, and
    this town is meant to be clean. Zones stay in one piece."""
    owner = owner_of(zones)
    for _ in range(40):
        clean = True
        for i in range(1, COLUMNS):
            for j in range(1, ROWS):
                square = [(i - 1, j - 1), (i, j - 1), (i, j), (i - 1, j)]
                names = [owner.get(b) for b in square]
                for k in (0, 1):
                    name = names[k]
                    if name is None or names[k + 2] != name or name in (names[1 - k], names[3 - k]):
                        continue
                    clean = False
                    for other in (square[1 - k], square[3 - k]):
                        loser = owner.get(other)
                        if loser is None or (other[1] < RIVER_ROW) != (square[k][1] < RIVER_ROW):
                            continue
                        rest = zones[loser] - {other}
                        if rest and in_one_piece(rest):
                            zones[loser] = rest
                            zones[name].add(other)
                            owner[other] = name
                            names[square.index(other)] = name
                            break
                    else:
                        raise AssertionError("a corner that cannot be mended")
        if clean:
            return zones
    raise AssertionError("corners without end")


def in_one_piece(zone):
    """The island apart, which belongs to a zone on the mainland."""
    mainland = zone & MAINLAND
    return connected(mainland, min(mainland)) == mainland


def zones_2020():
    """Code → blocks. Codes run outwards from the centre."""
    around = {n for i, j in ENCLAVE for n in [
        (i + di, j + dj) for di in (-1, 0, 1) for dj in (-1, 0, 1)]} - set(ENCLAVE)
    ground = set(MAINLAND) - set(ENCLAVE)
    north = {b for b in ground if b[1] >= RIVER_ROW}
    south = ground - north
    share = population(north) / population(ground)
    count = STATIONS - 1
    north_count = round(count * share)
    zones = {}
    for side, blocks, number in (("n", north, north_count), ("s", south, count - north_count)):
        seeds = {f"{side}{k}": s for k, s in enumerate(_first_seeds(blocks, number, side))}
        for _ in range(12):
            fixed = {}
            if side == "n":
                host = min(seeds, key=lambda n: (_square_distance(
                    centre_of(seeds[n]), centre_of(ENCLAVE[4])), n))
                seeds[host] = min(around)
                fixed[host] = around
            grown = grow(blocks, seeds, fixed)
            seeds = {n: _nearest_block(z, _middle(z)) for n, z in grown.items()}
        zones.update(grown)
    zones["enclave"] = set(ENCLAVE)
    shore = min(sorted(b for b in MAINLAND if b[1] >= RIVER_ROW),
                key=lambda b: (_square_distance(centre_of(b), centre_of(min(ISLAND))), b))
    zones = mend_corners(zones)
    port = owner_of(zones)[shore]
    zones[port] |= ISLAND
    ranked = sorted(
        zones, key=lambda n: (_square_distance(_middle(zones[n] & MAINLAND), (0, 0)), n))
    return {f"{k:04d}": zones[name] for k, name in enumerate(ranked, 1)}
