"""What the figures were taken on, and with which versions."""

import os
import platform
import subprocess
from importlib import metadata

PACKAGES = [
    "shapely", "geopandas", "duckdb", "sedonadb", "polars", "polars-st", "pyarrow", "numpy",
]


def describe(programs):
    import shapely

    versions = {name: metadata.version(name) for name in PACKAGES}
    versions["GEOS in shapely"] = shapely.geos_version_string
    for name, package in [("GEOS in C", "libgeos-dev"), ("S2", "libs2-dev"), ("PostGIS", "postgresql-postgis")]:
        versions[name] = debian_version(package)
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "huge_pages": first_line("/sys/kernel/mm/transparent_hugepage/enabled"),
        "versions": versions,
    }


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or "unknown"


def first_line(path):
    try:
        with open(path) as file:
            return file.readline().strip()
    except OSError:
        return "unknown"


def debian_version(package):
    try:
        return subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", package],
            check=True, capture_output=True, text=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
