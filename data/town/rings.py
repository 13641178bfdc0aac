"""From sets of blocks to polygons, and exact location in them."""

from .streets import curve, ring_of, sides


def twice_area(ring):
    """Positive where the ring runs counter-clockwise."""
    return sum(ring[k - 1][0] * ring[k][1] - ring[k][0] * ring[k - 1][1] for k in range(len(ring)))


def _from_lowest(ring):
    """The same ring from its least vertex, so that unchanged ground is written unchanged."""
    start = ring.index(min(ring))
    return ring[start:] + ring[:start]


def rings_of(blocks):
    """Open rings of vertices: exteriors counter-clockwise, holes clockwise."""
    edges = {edge for block in blocks for edge in sides(block)}
    border = {a: b for a, b in sorted(edges) if (b, a) not in edges}
    assert len(border) == sum((b, a) not in edges for a, b in edges), "a ring that touches itself"
    rings = []
    while border:
        start = min(border)
        node, ring = start, []
        while True:
            following = border.pop(node)
            ring += curve(node, following)
            node = following
            if node == start:
                break
        rings.append(_from_lowest(ring))
    return rings


def polygons_of(blocks):
    """[[exterior, hole...]...], largest polygon first."""
    rings = rings_of(blocks)
    shells = sorted((r for r in rings if twice_area(r) > 0), key=lambda r: (-twice_area(r), r))
    polygons = [[shell] for shell in shells]
    for hole in sorted(r for r in rings if twice_area(r) < 0):
        home = [p for p in polygons if side_of(hole[0], p[0]) > 0 and hole is not p[0]]
        assert len(home) == 1
        home[0].append(hole)
    return polygons


def side_of(point, ring):
    """1 inside, 0 on the ring, -1 outside. Whole numbers throughout, so the answer is exact."""
    x, y = point
    inside = False
    xa, ya = ring[-1]
    for xb, yb in ring:
        turn = (xb - xa) * (y - ya) - (yb - ya) * (x - xa)
        if turn == 0 and min(xa, xb) <= x <= max(xa, xb) and min(ya, yb) <= y <= max(ya, yb):
            return 0
        if (ya > y) != (yb > y) and (turn > 0) == (yb > ya):
            inside = not inside
        xa, ya = xb, yb
    return 1 if inside else -1


class Locator:
    """Finds the blocks that hold a point, and so its zones in any vintage."""

    CELL = 600  # millionths of a degree

    def __init__(self, blocks):
        self.rings = {block: ring_of(block) for block in blocks}
        self.cells = {}
        for block, ring in self.rings.items():
            xs, ys = [p[0] for p in ring], [p[1] for p in ring]
            for cx in range(min(xs) // self.CELL, max(xs) // self.CELL + 1):
                for cy in range(min(ys) // self.CELL, max(ys) // self.CELL + 1):
                    self.cells.setdefault((cx, cy), []).append(block)

    def blocks_at(self, point):
        """(blocks inside or on whose edge the point lies, is it inside one)."""
        touched = []
        for block in self.cells.get((point[0] // self.CELL, point[1] // self.CELL), []):
            side = side_of(point, self.rings[block])
            if side > 0:
                return [block], True
            if side == 0:
                touched.append(block)
        return touched, False

    def locate(self, point, owner):
        """(reason, zones lowest code first). A point on a street inside one zone is interior: it
        is on an edge of the zone only where another zone or no zone lies on the other side."""
        touched, inside = self.blocks_at(point)
        zones = sorted({owner[b] for b in touched})
        if not zones:
            return "outside", []
        if len(zones) > 1:
            return "boundary", zones
        if inside or self._surrounded(point, touched):
            return "interior", zones
        return "boundary", zones

    def _surrounded(self, point, touched):
        """Does town lie all round a point on block edges? Two blocks on a street, four at a
        crossing."""
        at_corner = any(point == curve(a, b)[0] for block in touched for a, b in sides(block))
        return len(touched) == (4 if at_corner else 2)
