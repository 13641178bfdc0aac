"""geopandas: `sjoin` the fast way round, in forked processes; pyarrow reads and writes the files."""

import geopandas
import numpy as np
import pyarrow
import pyarrow.csv

from common import in_processes
from contact_files import main


def peer(tiling, codes, threads):
    pyarrow.set_cpu_count(threads)
    zones = geopandas.GeoDataFrame(geometry=tiling.zones())
    names = pyarrow.array(codes)

    def assign(source, target):
        table = pyarrow.csv.read_csv(source)
        places = geopandas.GeoDataFrame(
            geometry=geopandas.points_from_xy(
                table["longitude"].to_numpy(), table["latitude"].to_numpy()
            )
        )
        # Makes the points' tree before the processes part.
        places.sindex.query(zones.geometry.iloc[0])

        def work(part):
            joined = geopandas.sjoin(zones.iloc[part], places, predicate="intersects")
            return joined["index_right"].to_numpy(), joined.index.to_numpy()

        ends = np.linspace(0, len(zones), threads + 1).astype(int)
        found = in_processes(
            len(places), [slice(a, b) for a, b in zip(ends, ends[1:])], work
        )
        column = names.take(pyarrow.array(found, mask=found < 0))
        pyarrow.csv.write_csv(table.append_column("zone", column), target)

    return assign


if __name__ == "__main__":
    main(peer)
