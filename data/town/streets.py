"""The ground: a bent net of streets, the blocks between them, and which blocks are town.

A zone will be a set of blocks, so two neighbours share the very same vertices, and no gap or
overlap can arise whatever the zoning does. Positions are whole millionths of a degree from the
first step on: what is written in the files is exactly what was reasoned about.
"""

from functools import lru_cache

from .chance import Noise

COLUMNS, ROWS = 44, 40  # blocks west to east, south to north
RIVER_ROW = 17  # the river runs along this street line, and no zone crosses it
ORIGIN = (-4_100_000, 47_450_000)  # open sea, in millionths of a degree
# Metres in a degree near that latitude: a plain local scale, for drawing only. What has to be
# right on the ground (Lambert-93, EPSG:3035) starts from longitude and latitude.
METRES_PER_DEGREE = (75_380.0, 111_180.0)

_warp_x, _warp_y = Noise("warp x"), Noise("warp y")
_jitter_x, _jitter_y = Noise("jitter x"), Noise("jitter y")
_meander, _shore = Noise("meander"), Noise("shore")


def _lines(count):
    """Offsets of street lines: 70 m apart in the old centre, 200 m at the edge."""
    middle, offsets = (count - 1) / 2.0, [0.0]
    for k in range(-2, count + 2):
        d = (k - middle) / middle
        offsets.append(offsets[-1] + 70 + 130 * d * d)
    shift = (offsets[0] + offsets[-1]) / 2
    return {k - 2: offset - shift for k, offset in enumerate(offsets)}


_X, _Y = _lines(COLUMNS), _lines(ROWS)


def _node(i, j):
    u, v = _X[i], _Y[j]
    loose = 26.0
    x = u + 150 * _warp_x(u / 1500, v / 1500) + loose * _jitter_x(i * 0.73, j * 0.73)
    y = v + 150 * _warp_y(u / 1500, v / 1500) + loose * _jitter_y(i * 0.73, j * 0.73)
    return x, y + 230 * _meander(u / 1250, 0.5)


_NODES = {(i, j): _node(i, j) for i in range(-2, COLUMNS + 3) for j in range(-2, ROWS + 3)}


def place(x, y):
    """Metres in the drawing → (longitude, latitude) in millionths of a degree."""
    lon = ORIGIN[0] + round(x * 1e6 / METRES_PER_DEGREE[0])
    lat = ORIGIN[1] + round(y * 1e6 / METRES_PER_DEGREE[1])
    return lon, lat


def along(a, b, t):
    """Metres at share t of the street from node a to its neighbour b: the curve through the nodes
    of the street line (Catmull and Rom 1974)."""
    di, dj = b[0] - a[0], b[1] - a[1]
    p0, p1 = _NODES[a[0] - di, a[1] - dj], _NODES[a]
    p2, p3 = _NODES[b], _NODES[b[0] + di, b[1] + dj]
    return tuple(
        0.5 * (2 * q1 + (q2 - q0) * t + (2 * q0 - 5 * q1 + 4 * q2 - q3) * t * t
               + (3 * q1 - q0 - 3 * q2 + q3) * t * t * t)
        for q0, q1, q2, q3 in zip(p0, p1, p2, p3))


_curves = {}


def curve(a, b):
    """Vertices from node a up to, but not including, node b. Computed in one direction only and
    then reversed, so that both sides of a street hold the same numbers."""
    if (a, b) not in _curves:
        low, high = min(a, b), max(a, b)
        points = [place(*along(low, high, t)) for t in (0.0, 0.25, 0.5, 0.75, 1.0)]
        _curves[low, high], _curves[high, low] = points[:-1], points[:0:-1]
    return _curves[a, b]


def sides(block):
    """The four streets round a block, counter-clockwise, as pairs of nodes."""
    i, j = block
    corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
    return list(zip(corners, corners[1:] + corners[:1]))


def ring_of(block):
    return [point for a, b in sides(block) for point in curve(a, b)]


@lru_cache(maxsize=None)
def centre_of(block):
    corners = [_NODES[a] for a, _ in sides(block)]
    return sum(p[0] for p in corners) / 4, sum(p[1] for p in corners) / 4


def area_of(block):
    """Square kilometres, from the corners."""
    p = [_NODES[a] for a, _ in sides(block)]
    twice = sum(p[k - 1][0] * p[k][1] - p[k][0] * p[k - 1][1] for k in range(4))
    return twice / 2e6


def neighbours(block):
    """The blocks across each of its sides, in the order of ``sides``."""
    i, j = block
    return [(i, j - 1), (i + 1, j), (i, j + 1), (i - 1, j)]


def same_bank(a, b):
    return (a[1] < RIVER_ROW) == (b[1] < RIVER_ROW)


ISLAND_CENTRE, ISLAND_RADIUS = (-2050.0, 1950.0), 330.0


def _is_mainland(block):
    x, y = centre_of(block)
    reach = 1980 * (1 + 0.25 * _shore(x / 900 + 7.5, y / 900 + 3.5))
    return (x / 1.12) ** 2 + y * y < reach * reach


def _is_island(block):
    x, y = centre_of(block)
    return (x - ISLAND_CENTRE[0]) ** 2 + (y - ISLAND_CENTRE[1]) ** 2 < ISLAND_RADIUS ** 2


def connected(blocks, start, may_cross_river=True):
    """The part of `blocks` that can be walked to from `start`."""
    seen, queue = {start}, [start]
    for block in queue:
        for other in neighbours(block):
            if other in blocks and other not in seen and (
                    may_cross_river or same_bank(block, other)):
                seen.add(other)
                queue.append(other)
    return seen


def touching_corners(blocks):
    """Blocks to add so that no two blocks of a set meet at a corner only."""
    extra = []
    for i, j in sorted(blocks):
        for di in (-1, 1):
            if (i + di, j + 1) in blocks and (i + di, j) not in blocks and (i, j + 1) not in blocks:
                extra.append((i, j + 1))
    return extra


def _town():
    everything = [(i, j) for i in range(COLUMNS) for j in range(ROWS)]
    mainland = {b for b in everything if _is_mainland(b)}
    mainland = connected(mainland, (COLUMNS // 2, ROWS // 2))
    while True:
        extra = touching_corners(mainland)
        if not extra:
            break
        mainland.update(extra)
    island = {b for b in everything if _is_island(b)}
    island -= {n for b in mainland for m in neighbours(b) for n in [m] + neighbours(m)}
    return mainland, island


MAINLAND, ISLAND = _town()
BLOCKS = sorted(MAINLAND | ISLAND)
