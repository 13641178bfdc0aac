"""DuckDB spatial: a join, for which it makes an R-tree over the zones each time."""

import duckdb
import duckdb_extension_spatial
import numpy as np
import pyarrow

from common import lowest, main
from pathlib import Path


def load_spatial(connection):
    folder = Path(duckdb_extension_spatial.__file__).parent
    extension = next(folder.rglob("spatial.duckdb_extension"))
    connection.execute(f"LOAD '{extension}'")


def peer(tiling, points):
    connection = duckdb.connect()
    load_spatial(connection)
    wkb = pyarrow.table(
        {
            "zone": np.arange(len(tiling.zones()), dtype=np.int32),
            "wkb": pyarrow.array(tiling.wkb(), pyarrow.binary()),
        }
    )
    places = pyarrow.table(
        {
            "point": np.arange(len(points), dtype=np.int32),
            "x": points[:, 0],
            "y": points[:, 1],
        }
    )
    connection.register("wkb", wkb)
    connection.register("places", places)
    connection.execute(
        "CREATE TABLE zones AS SELECT zone, ST_GeomFromWKB(wkb) AS ground FROM wkb"
    )
    connection.execute(
        "CREATE TABLE points AS SELECT point, ST_Point(x, y) AS place FROM places"
    )

    def join(threads, where=""):
        connection.execute(f"SET threads = {threads}")
        return connection.execute(
            "SELECT point, zone FROM points JOIN zones ON ST_Intersects(place, ground)"
            + where
        ).fetchnumpy()

    def locate(threads):
        found = join(threads)
        return lowest(len(points), found["point"], found["zone"])

    locate.once = lambda threads: join(threads, " WHERE point = 0")
    return locate


if __name__ == "__main__":
    main(peer)
