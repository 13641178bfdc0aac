"""Makes up a country: outlines of communes and a table of addresses with their stations.

    make_country.py FOLDER COMMUNES ROWS

Writes communes.geojson and addresses.csv. Communes are four-sided with bent sides, one beside the
other; five in six have one station. Doors stand on both sides of streets round a centre, a street
belongs to the nearest of its commune's stations, and one door in a hundred is mislaid. From one
seed: the same on every machine.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

SIDE = 0.05  # degrees: about four kilometres
BENDS = 12
DOORS = 24  # doors a street


def outlines(count, dice):
    """Corners of a lattice, moved; between two of them a bent side that both neighbours share."""
    columns = int(np.ceil(np.sqrt(count)))
    corners = np.stack(
        np.meshgrid(np.arange(columns + 1), np.arange(columns + 1), indexing="ij"), -1
    ).astype(float)
    corners += dice.uniform(-0.2, 0.2, corners.shape)
    corners = corners * [SIDE, SIDE * 0.72] + [-2.0, 43.5]
    share = np.linspace(0, 1, BENDS + 1)[:-1, None]

    def sides(a, b):
        bent = a[..., None, :] + share * (b - a)[..., None, :]
        bent[..., 1:, :] += dice.uniform(-0.02, 0.02, bent[..., 1:, :].shape) * SIDE
        return bent

    across = sides(corners[:-1, :], corners[1:, :])
    up = sides(corners[:, :-1], corners[:, 1:])
    for place in range(count):
        i, j = place % columns, place // columns
        back_top = np.concatenate([corners[i + 1, j + 1][None], across[i, j + 1][:0:-1]])
        back_left = np.concatenate([corners[i, j + 1][None], up[i, j][:0:-1]])
        ring = np.concatenate([across[i, j], up[i + 1, j], back_top, back_left])
        yield np.round(np.concatenate([ring, ring[:1]]), 7)


def addresses(ring, rows, stations, dice):
    """Longitude, latitude, station, street and number of each door."""
    centre = ring[:-1].mean(0)
    streets = max(1, rows // DOORS)
    middle = centre + dice.normal(0, 0.12, (streets, 2)) * [SIDE, SIDE * 0.72]
    seeds = middle[dice.choice(streets, stations, replace=stations > streets)]
    station = ((middle[:, None] - seeds) ** 2).sum(-1).argmin(1)
    angle = dice.uniform(0, np.pi, streets)
    street = np.arange(rows) % streets
    number = np.arange(rows) // streets + 1
    metre = np.array([1 / 78_000, 1 / 111_000])
    along = (number - DOORS / 2) * 6.0
    off = np.where(number % 2 == 1, 7.0, -7.0) + dice.normal(0, 1, rows)
    c, s = np.cos(angle[street]), np.sin(angle[street])
    where = middle[street] + np.stack([along * c - off * s, along * s + off * c], -1) * metre
    lost = dice.random(rows) < 0.01
    where[lost] = where[dice.permutation(rows)][lost]
    return where, station[street], street, number


def main():
    folder, communes, rows = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    dice = np.random.default_rng(20_240_609)
    several = dice.random(communes) < 1 / 6
    size = np.where(several, dice.lognormal(7.2, 0.9, communes), dice.lognormal(4.9, 0.7, communes))
    size = np.maximum(30, size * rows / size.sum()).astype(int)
    stations = np.where(several, np.clip(size // 180, 2, 120), 1)
    with open(folder / "communes.geojson", "w") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        rings = []
        for place, ring in enumerate(outlines(communes, dice)):
            rings.append(ring)
            feature = {
                "type": "Feature",
                "properties": {"insee": f"{place + 1001:05d}"},
                "geometry": {"type": "Polygon", "coordinates": [ring.tolist()]},
            }
            file.write((",\n" if place else "") + json.dumps(feature, separators=(",", ":")))
        file.write("\n]}\n")
    writer = None
    for start in range(0, communes, 500):
        batch = []
        for place in range(start, min(start + 500, communes)):
            where, station, street, number = addresses(
                rings[place], size[place], stations[place], dice
            )
            code = f"{place + 1001:05d}"
            batch.append(
                pa.table(
                    {
                        "id_brut_bv_reu": [f"{code}_{s + 1}" for s in station],
                        "code_commune_ref": pa.array([code] * len(station)),
                        "longitude": np.round(where[:, 0], 6),
                        "latitude": np.round(where[:, 1], 6),
                        "geo_type": pa.array(["housenumber"] * len(station)),
                        "geo_score": np.full(len(station), 0.97),
                        "nb_adresses": np.ones(len(station), int),
                        "nom_voie": [f"Rue {s}" for s in street],
                        "numero": number,
                    }
                )
            )
        table = pa.concat_tables(batch)
        if writer is None:
            writer = pa.csv.CSVWriter(
                folder / "addresses.csv",
                table.schema,
                write_options=pa.csv.WriteOptions(quoting_style="none"),
            )
        writer.write(table)
    writer.close()


if __name__ == "__main__":
    main()
