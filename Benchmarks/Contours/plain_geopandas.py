"""The plain method, as the published tools have it: Voronoi cells of the distinct points of each
commune, in projected metres, dissolved by station and clipped to the outline.

    plain_geopandas.py ADDRESSES OUTLINES OUTPUT [PROCESSES]

Nothing is absorbed, checked or measured: it is the least that there is to do.
"""

import multiprocessing
import resource
import sys
import time

import geopandas
import numpy as np
import pandas as pd
import shapely

CRS = 2154


def commune(task):
    code, outline, x, y, stations = task
    points = pd.DataFrame({"x": x, "y": y, "station": stations})
    # The most frequent station of a point; the lower code of several.
    points = points.groupby(["x", "y"]).station.agg(lambda s: s.value_counts().sort_index().idxmax())
    points = points.reset_index()
    if points.station.nunique() == 1:
        return [(points.station.iloc[0], outline)]
    where = points[["x", "y"]].to_numpy()
    cells = shapely.get_parts(
        shapely.voronoi_polygons(
            shapely.multipoints(where), extend_to=shapely.box(*outline.bounds)
        )
    )
    tree = shapely.STRtree(cells)
    point, cell = tree.query(shapely.points(where), predicate="intersects")
    station = points.station.to_numpy()[point]
    return [
        (s, shapely.intersection(shapely.coverage_union_all(cells[cell[station == s]]), outline))
        for s in np.unique(station)
    ]


def main():
    addresses, outlines, output = sys.argv[1:4]
    processes = int(sys.argv[4]) if len(sys.argv) > 4 else 2
    start = time.perf_counter()
    rows = pd.read_csv(
        addresses,
        usecols=["id_brut_bv_reu", "code_commune_ref", "longitude", "latitude"],
        dtype={"id_brut_bv_reu": str, "code_commune_ref": str},
    )
    where = geopandas.GeoSeries.from_xy(rows.longitude, rows.latitude, crs=4326).to_crs(CRS)
    rows["x"], rows["y"] = where.x.to_numpy(), where.y.to_numpy()
    communes = geopandas.read_file(outlines).to_crs(CRS)
    ground = dict(zip(communes.insee, communes.geometry))
    tasks = (
        (code, ground[code], group.x.to_numpy(), group.y.to_numpy(), group.id_brut_bv_reu.to_numpy())
        for code, group in rows.groupby("code_commune_ref")
        if code in ground
    )
    with multiprocessing.Pool(processes) as pool:
        zones = [zone for found in pool.imap(commune, tasks, chunksize=8) for zone in found]
    frame = geopandas.GeoDataFrame(
        {"station": [s for s, _ in zones]}, geometry=[g for _, g in zones], crs=CRS
    )
    frame.to_crs(4326).to_file(output, driver="GPKG")
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(
        f"{len(rows)} rows, {len(zones)} zones: {time.perf_counter() - start:.1f} s, "
        f"{peak / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()
