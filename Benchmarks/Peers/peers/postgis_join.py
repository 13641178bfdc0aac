"""PostGIS: a join through GiST indexes over zones and points; it takes the one over the points, the
fast way round, whose making is not counted. The server is one of our own (postgis_server.py), which
holds the zones, stored uncompressed, as is advised for large shapes."""

import os
import struct
import time

import numpy as np

from common import lowest, main
from postgis_server import psql

JOIN = """
CREATE UNLOGGED TABLE answers AS
SELECT p.point, z.zone FROM points AS p JOIN zones AS z ON ST_Intersects(z.ground, p.place)
"""


def load_zones(tiling):
    """Once for all rounds. Returns the seconds that the index took."""
    psql("CREATE EXTENSION IF NOT EXISTS postgis; DROP TABLE IF EXISTS zones")
    psql("CREATE TABLE zones (zone int, ground geometry)")
    psql("ALTER TABLE zones ALTER ground SET STORAGE EXTERNAL")
    rows = (f"{zone}\t{wkb.hex()}\n" for zone, wkb in enumerate(tiling.wkb()))
    psql("COPY zones FROM STDIN", rows)
    start = time.perf_counter()
    psql("CREATE INDEX ON zones USING gist (ground)")
    seconds = time.perf_counter() - start
    psql("VACUUM ANALYZE zones")
    return seconds


def peer(tiling, points):
    psql("DROP TABLE IF EXISTS points")
    psql("CREATE UNLOGGED TABLE points (point int, place geometry)")
    head = struct.pack("<BI", 1, 1)
    rows = (
        f"{number}\t{(head + place.tobytes()).hex()}\n" for number, place in enumerate(points)
    )
    psql("COPY points FROM STDIN", rows)
    psql("CREATE INDEX ON points USING gist (place)")
    psql("VACUUM ANALYZE points")
    peak = 0

    def locate(threads):
        nonlocal peak
        psql("DROP TABLE IF EXISTS answers")
        said = psql(
            f"""
            SET max_parallel_workers_per_gather = {threads - 1};
            SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;
            SET min_parallel_table_scan_size = 0; SET jit = off;
            \\timing on
            {JOIN};
            \\timing off
            SELECT 'memory', pg_read_file('/proc/' || pg_backend_pid() || '/status');
            """
        )
        for line in said.splitlines():
            if line.startswith("Time:"):
                locate.own_seconds = float(line.split()[1]) / 1000
            if line.startswith("VmHWM:"):
                peak = max(peak, int(line.split()[1]) * 1024)
        pairs = psql("COPY answers TO STDOUT")
        pairs = np.array(pairs.split(), np.int32).reshape(-1, 2)
        return lowest(len(points), pairs[:, 0], pairs[:, 1])

    locate.build_seconds = float(os.environ["POSTGIS_BUILD_SECONDS"])
    locate.peak_bytes = lambda: peak
    return locate


if __name__ == "__main__":
    main(peer)
