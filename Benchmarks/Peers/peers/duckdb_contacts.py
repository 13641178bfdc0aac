"""DuckDB: one COPY from file to file, in whatever order rows come."""

import duckdb
import pyarrow

from contact_files import main
from duckdb_join import load_spatial


def peer(tiling, codes, threads):
    connection = duckdb.connect()
    load_spatial(connection)
    connection.execute(f"SET threads = {threads}")
    # Faster, and what its order would be is not known anyway after a join.
    connection.execute("SET preserve_insertion_order = false")
    wkb = pyarrow.table({"code": codes, "wkb": pyarrow.array(tiling.wkb(), pyarrow.binary())})
    connection.register("wkb", wkb)
    connection.execute("CREATE TABLE zones AS SELECT code, ST_GeomFromWKB(wkb) AS ground FROM wkb")

    def assign(source, target):
        connection.execute(
            f"""
            COPY (
              SELECT c.*, z.code AS zone
              FROM read_csv('{source}') AS c
              LEFT JOIN zones AS z ON ST_Intersects(ST_Point(c.longitude, c.latitude), z.ground)
            ) TO '{target}' (HEADER)
            """
        )

    return assign


if __name__ == "__main__":
    main(peer)
