"""SedonaDB: a spatial join, for which it makes an index over the zones each time."""

import numpy as np
import pyarrow
import sedonadb

from common import lowest, main


def peer(tiling, points):
    sedona = sedonadb.connect()
    sedona.options.interactive = False
    wkb = tiling.wkb()
    sedona.create_data_frame(
        pyarrow.table(
            {
                "zone": np.arange(len(wkb), dtype=np.int32),
                "wkb": pyarrow.array(wkb, pyarrow.binary()),
            }
        )
    ).to_view("wkb")
    sedona.sql("SELECT zone, ST_GeomFromWKB(wkb) AS ground FROM wkb").to_memtable().to_view(
        "zones"
    )

    def points_view(name, points):
        sedona.create_data_frame(
            pyarrow.table(
                {
                    "point": np.arange(len(points), dtype=np.int32),
                    "x": points[:, 0],
                    "y": points[:, 1],
                }
            )
        ).to_view(name)

    points_view("points", points)
    points_view("one", points[:1])

    def join(threads, view):
        sedona.sql(f"SET datafusion.execution.target_partitions = {threads}").execute()
        found = sedona.sql(
            f"SELECT point, zone FROM {view} AS p JOIN zones AS z"
            " ON ST_Intersects(z.ground, ST_Point(p.x, p.y))"
        )
        return pyarrow.table(found)

    def locate(threads):
        found = join(threads, "points")
        return lowest(len(points), found["point"].to_numpy(), found["zone"].to_numpy())

    locate.once = lambda threads: join(threads, "one")
    return locate


if __name__ == "__main__":
    main(peer)
