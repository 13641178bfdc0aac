"""polars-st: `sjoin`; polars reads and writes the files."""

import os
import sys

os.environ["POLARS_MAX_THREADS"] = sys.argv[4]

import polars
import polars_st

from contact_files import main


def peer(tiling, codes, threads):
    zones = polars.DataFrame({"zone": codes, "ground": tiling.wkb()})

    def assign(source, target):
        contacts = polars.read_csv(source).with_row_index("row")
        places = contacts.select(
            "row", place=polars_st.point(polars.concat_arr("longitude", "latitude"))
        )
        found = places.st.sjoin(
            zones, left_on="place", right_on="ground", predicate="intersects"
        ).select("row", "zone")
        contacts.join(found, on="row", how="left", maintain_order="left").drop("row").write_csv(
            target
        )

    return assign


if __name__ == "__main__":
    main(peer)
