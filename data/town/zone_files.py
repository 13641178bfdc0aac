"""Zones as a city's open data would hold them: GeoJSON, and a Shapefile in a zip."""

import io
import json
import struct
import zipfile

from .people import INSEE, TOWN
from .projections import lambert_93
from .rings import polygons_of, twice_area

NAMES_2020 = """Hôtel de ville;École du Marché aux Grains;École des Tanneurs;Halle aux Poissons;
École de la Corderie;Salle du Vieux Pont;École des Bateliers;Gymnase du Gué;École du Belvédère;
Salle des Cordiers;École des Roseaux;Centre social de la Cité Verte;École des Sauniers;
Maison des Associations;École du Haut Pavé;Gymnase de la Briqueterie;École du Champ Long;
Capitainerie;École de la Prairie;Salle de la Digue;École du Moulin;Salle des Genêts;
École de la Garenne;École des Carriers""".replace("\n", "").split(";")
NEW_STATION = "Gymnase de la Prairie"


def names_2020(zones):
    return dict(zip(sorted(zones), NAMES_2020))


def degrees(millionths):
    """`-4.1`: the shortest text that is exactly the whole number of millionths."""
    sign, whole = ("-" if millionths < 0 else ""), abs(millionths)
    fraction = f"{whole % 1_000_000:06d}".rstrip("0")
    return f"{sign}{whole // 1_000_000}.{fraction or '0'}"


def _ring_text(ring):
    return "[" + ",".join(f"[{degrees(x)},{degrees(y)}]" for x, y in ring + ring[:1]) + "]"


def _geometry(polygons):
    texts = ["[" + ",".join(map(_ring_text, rings)) + "]" for rings in polygons]
    if len(texts) == 1:
        return f'{{"type":"Polygon","coordinates":{texts[0]}}}'
    return f'{{"type":"MultiPolygon","coordinates":[{",".join(texts)}]}}'


def geojson(features):
    """RFC 7946, a feature a line: [(properties, blocks)]."""
    lines = []
    for properties, blocks in features:
        text = json.dumps(properties, ensure_ascii=False, separators=(",", ":"))
        lines.append(f'{{"type":"Feature","properties":{text},'
                     f'"geometry":{_geometry(polygons_of(blocks))}}}')
    body = ",\n".join(lines)
    return f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n'.encode("utf-8")


def zones_geojson(zones, names):
    return geojson([({"num_bureau": code, "nom": names[code], "insee": INSEE}, blocks)
                    for code, blocks in zones.items()])


def outline_geojson(blocks):
    return geojson([({"insee": INSEE, "nom": TOWN}, blocks)])


# --- Shapefile -------------------------------------------------------------------------------

LAMBERT_93_WKT = (
    'PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",'
    'SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],'
    'PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],'
    'PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",49.0],'
    'PARAMETER["Standard_Parallel_2",44.0],PARAMETER["Latitude_Of_Origin",46.5],'
    'UNIT["Meter",1.0]]')


def _projected(ring):
    return [tuple(round(v, 3) for v in lambert_93(x / 1e6, y / 1e6)) for x, y in ring]


def _box(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _polygon_record(blocks):
    """A shape of type 5: exteriors clockwise, holes counter-clockwise (ESRI 1998), so every ring
    of ours is turned round."""
    rings = []
    for polygon in polygons_of(blocks):
        for ring in polygon:
            turned = _projected(ring)[::-1]
            assert (twice_area(turned) > 0) == (twice_area(ring) < 0)
            rings.append(turned + turned[:1])
    points = [p for ring in rings for p in ring]
    starts = [sum(len(r) for r in rings[:k]) for k in range(len(rings))]
    return points, (struct.pack("<i4d2i", 5, *_box(points), len(rings), len(points))
                    + struct.pack(f"<{len(starts)}i", *starts)
                    + b"".join(struct.pack("<2d", *p) for p in points))


def _header(length, box):
    """Lengths are in 16-bit words."""
    return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack(
        "<2i4d4d", 1000, 5, *box, 0, 0, 0, 0)


def _dbf(rows, fields):
    """dBASE III; text in UTF-8, as the .cpg beside it says."""
    size = 1 + sum(width for _, width in fields)
    head = struct.pack("<4BIHH20x", 3, 120, 3, 15, len(rows), 33 + 32 * len(fields), size)
    for name, width in fields:
        head += struct.pack("<11sc4xBB14x", name.encode("ascii"), b"C", width, 0)
    body = b""
    for row in rows:
        cells = [value.encode("utf-8") for value in row]
        assert all(len(cell) <= width for cell, (_, width) in zip(cells, fields))
        body += b" " + b"".join(c.ljust(width) for c, (_, width) in zip(cells, fields))
    return head + b"\r" + body + b"\x1a"


def shapefile_zip(zones, names, stem):
    records, index, everything = b"", b"", []
    for number, blocks in enumerate(zones.values(), 1):
        points, content = _polygon_record(blocks)
        everything += points
        place = struct.pack(">2i", (100 + len(records)) // 2, len(content) // 2)
        index += place
        records += struct.pack(">2i", number, len(content) // 2) + content
    box = _box(everything)
    rows = [(code, names[code], INSEE) for code in zones]
    members = {
        "shp": _header(100 + len(records), box) + records,
        "shx": _header(100 + len(index), box) + index,
        "dbf": _dbf(rows, [("NUM_BUREAU", 4), ("NOM", 60), ("INSEE", 5)]),
        "prj": LAMBERT_93_WKT.encode("ascii"),
        "cpg": b"UTF-8",
    }
    out = io.BytesIO()
    # Stored, not deflated: compressors differ between machines, and the bytes must not.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for suffix, data in members.items():
            entry = zipfile.ZipInfo(f"{stem}.{suffix}", (2020, 3, 15, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()
