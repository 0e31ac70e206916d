"""From the reference system that a file names to WGS 84 longitude and latitude."""

from __future__ import annotations

import numpy as np

from fogline.errors import BadMap
from fogline.maps.drawing import Drawing, Ring, Shape

__all__ = ["to_degrees"]

_DO = "Convert it to WGS 84 longitude and latitude (EPSG:4326)."


def to_degrees(drawing: Drawing, system: str, name: str) -> None:
    """Turn the shapes of ``drawing`` into longitude and latitude, noting from what.

    ``system`` is well-known text, an authority's code or a URN; its points are taken as (east, north), which is how
    GeoPackage, shapefiles and GeoJSON write them whatever the system's own order.

    Raises:
        BadMap: the system is not known, or what is drawn lies outside of where it can be used.
    """
    from pyproj import CRS, Transformer
    from pyproj.exceptions import ProjError

    try:
        known = CRS.from_user_input(system)
        # The degrees of WGS 84 and of what differs from it by less than a metre (ETRS89) are taken as they are.
        if known.is_geographic and known.to_epsg(min_confidence=70) in (4326, 4979, 4258):
            drawing.declared = "lonlat"
            return
        turn = Transformer.from_crs(known, "EPSG:4326", always_xy=True)

        def turned(ring: Ring) -> Ring:
            east, north = turn.transform(ring[:, 0], ring[:, 1])
            return np.column_stack([east, north])

        shapes = [
            Shape(
                tuple(tuple(turned(ring) for ring in rings) for rings in shape.polygons),
                shape.words, shape.where, shape.name, shape.labels, shape.dates,
            )
            for shape in drawing.shapes
        ]  # fmt: skip
    except ProjError as error:
        said = " ".join(system.split())[:80]
        raise BadMap(name, f"its reference system is not known: {said}", _DO) from error
    rings = (ring for shape in shapes for rings in shape.polygons for ring in rings)
    if not all(np.isfinite(ring).all() for ring in rings):
        raise BadMap(name, f"its points do not lie where {known.name} can be used", _DO)
    drawing.shapes = shapes
    drawing.declared = "lonlat"
    drawing.notes.append(f"Converted from {known.name} to WGS 84 longitude and latitude.")
