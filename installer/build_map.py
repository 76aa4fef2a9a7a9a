"""Builds resources/map/world.json, the outline of the land without borders, from Natural Earth; needs npm.

Natural Earth is in the public domain; the npm package `world-atlas` carries it. The outline is thinned until it suits
the size of a page. A country is one point, the middle of its largest part: routes begin and end there, and no border
is drawn.

Usage: python installer/build_map.py
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from babel.core import get_global

TARGET = Path(__file__).resolve().parent.parent / "resources" / "map" / "world.json"
PACKAGE = "world-atlas@2.0.2"
CHECKSUM = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
TOLERANCE = 0.12  # degrees that the outline may stray
LEAST_AREA = 0.12  # square degrees; smaller islands are left out
LEAST_POINTS = 4  # the last is the first again
EDGE = 180.0
SOUTH, NORTH = -57.0, 81.0

Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    """Write the outline and the middle of each country."""
    with tempfile.TemporaryDirectory() as folder:
        package = fetch(Path(folder))
        land = read(package / "land-50m.json", "land")
        countries = read(package / "countries-50m.json", "countries")
    rings = [
        thinned
        for _, parts in land
        for whole in parts
        for ring in unrolled(whole)
        if is_seen(ring) and len(thinned := thin(ring)) >= LEAST_POINTS
    ]
    places = {code: middle(max(parts, key=area)) for number, parts in countries if (code := letters(number))}
    places["XK"] = (20.9, 42.6)  # Kosovo has no number in ISO 3166
    world = {
        "source": "Natural Earth, public domain, by way of world-atlas",
        "land": [[round(part * 100) for point in ring for part in point] for ring in rings],
        "places": {code: [round(x, 1), round(y, 1)] for code, (x, y) in sorted(places.items())},
    }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="ascii")


def fetch(folder: Path) -> Path:
    """The unpacked package; raises SystemExit when it is not the one that we know."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to fetch the outline of the land.")
    packed = subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / packed.stdout.strip()
    if hashlib.sha256(archive.read_bytes()).hexdigest() != CHECKSUM:
        raise SystemExit(f"{PACKAGE} is not the one expected.")
    with tarfile.open(archive) as files:
        files.extractall(folder, filter="data")
    return folder / "package"


def read(path: Path, name: str) -> list[tuple[str, list[Ring]]]:
    """The shapes of a topology: the number of each, with its outer rings."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [unpack(arc, topology["transform"]) for arc in topology["arcs"]]
    return [
        (str(shape.get("id", "")), [ring(polygon[0], arcs) for polygon in polygons(shape)])
        for shape in topology["objects"][name]["geometries"]
    ]


def unpack(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """The points of an arc in degrees; a topology keeps the steps between them in whole numbers."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * wide + west, y * high + south))
    return points


def polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a shape, each a list of rings of arc numbers."""
    arcs: list[Any] = shape.get("arcs", [])
    return arcs if shape["type"] == "MultiPolygon" else [arcs] if arcs else []


def ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """The arcs of a ring one after the other; a negative number means an arc from its end."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def unrolled(points: Ring) -> list[Ring]:
    """The ring without the leap from one edge of the map to the other, once at each edge that it crosses."""
    whole: Ring = []
    turn = 0.0
    for place, (x, y) in enumerate(points):
        if place:
            leap = x - points[place - 1][0]
            turn += -2 * EDGE if leap > EDGE else 2 * EDGE if leap < -EDGE else 0.0
        whole.append((x + turn, y))
    west, east = min(x for x, _ in whole), max(x for x, _ in whole)
    shifts = [shift for shift in (-2 * EDGE, 0.0, 2 * EDGE) if west + shift < EDGE and east + shift > -EDGE]
    return [[(x + shift, y) for x, y in whole] for shift in shifts]


def is_seen(points: Ring) -> bool:
    """Whether a ring is large enough, and lies where people live."""
    latitudes = [y for _, y in points]
    return abs(area(points)) >= LEAST_AREA and max(latitudes) > SOUTH and min(latitudes) < NORTH


def area(points: Ring) -> float:
    """The area within a ring in square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)) / 2)


def middle(points: Ring) -> Point:
    """The centre of gravity of a ring."""
    twice = x = y = 0.0
    for a, b in zip(points, points[1:] + points[:1], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        twice, x, y = twice + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return x / (3 * twice), y / (3 * twice)


def thin(points: Ring) -> Ring:
    """The ring with the fewest points that stray no more than the tolerance (Douglas and Peucker)."""
    kept = {0, len(points) - 1}
    open_parts = [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        far, where = max(
            ((distance(points[k], points[first], points[last]), k) for k in range(first + 1, last)), default=(0.0, 0)
        )
        if far > TOLERANCE:
            kept.add(where)
            open_parts += [(first, where), (where, last)]
    return [points[place] for place in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    wide, high = end[0] - start[0], end[1] - start[1]
    length = (wide * wide + high * high) ** 0.5
    if not length:
        return float(((point[0] - start[0]) ** 2 + (point[1] - start[1]) ** 2) ** 0.5)
    return float(abs(wide * (start[1] - point[1]) - (start[0] - point[0]) * high) / length)


def letters(number: str) -> str:
    """The two letters of a country for its ISO 3166 number; none for an area without one."""
    codes = get_global("territory_aliases").get(number, [])
    return codes[0] if len(codes) == 1 else ""


if __name__ == "__main__":
    main()
