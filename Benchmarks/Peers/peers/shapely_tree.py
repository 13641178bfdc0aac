"""shapely: an STR tree over the points, asked with each zone, which shapely prepares.

The other way round (a tree over the zones, asked with each point) prepares nothing and is several
times slower. Building the tree is not counted against the points.
"""

import time

import numpy as np
import shapely

from common import in_processes, main


def peer(tiling, points):
    zones = tiling.zones()
    places = shapely.points(points)
    start = time.perf_counter()
    tree = shapely.STRtree(places)
    tree.query(zones[0], predicate="intersects")
    build = time.perf_counter() - start

    def work(part):
        found = tree.query(zones[part], predicate="intersects")
        return found[1], found[0] + part.start

    def locate(threads):
        ends = np.linspace(0, len(zones), threads + 1).astype(int)
        return in_processes(
            len(points), [slice(a, b) for a, b in zip(ends, ends[1:])], work
        )

    locate.build_seconds = build
    return locate


if __name__ == "__main__":
    main(peer)
