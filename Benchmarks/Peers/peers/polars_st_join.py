"""polars-st: `sjoin`. Its number of threads is given by POLARS_MAX_THREADS, before it starts."""

import sys
import os

os.environ["POLARS_MAX_THREADS"] = sys.argv[4]

import numpy as np
import polars
import polars_st
import shapely

from common import lowest, main


def peer(tiling, points):
    zones = polars.DataFrame({"ground": tiling.wkb()}).with_row_index("zone")
    places = polars.DataFrame({"place": shapely.to_wkb(shapely.points(points))}).with_row_index(
        "point"
    )

    def join(places):
        return places.st.sjoin(
            zones, left_on="place", right_on="ground", predicate="intersects"
        ).select("point", "zone")

    def locate(threads):
        found = join(places)
        return lowest(len(points), found["point"].to_numpy(), found["zone"].to_numpy().astype(np.int32))

    locate.once = lambda threads: join(places.head(1))
    return locate


if __name__ == "__main__":
    main(peer)
