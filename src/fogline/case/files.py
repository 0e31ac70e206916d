"""A brief's files into a folder: all of them or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from fogline.case.parts import others
from fogline.model import Brief
from fogline.plugins import Exporter
from fogline.store.files import disk_error

__all__ = ["write"]


def write(brief: Brief, out: Path, share: bool) -> tuple[Path, ...]:
    """Write ``brief`` with every exporter, those that others registered too, into ``out``, made where it is missing.

    Everything is written beside ``out`` first, and moved into it only when it is complete.

    Raises:
        CaseError: ``out`` cannot be written to, or the disk is full.
    """
    from fogline.brief.share import shareable

    try:
        out = out.absolute()
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as beside:
            part = Path(beside) / "brief"
            part.mkdir()
            for exporter in exporters(share):
                exporter.export(brief, part)
            given = shareable(brief) if share else brief
            for exporter in others("fogline.exporters"):  # these need not know what may be shared
                exporter.export(given, part)
            return _move(part, out)
    except OSError as error:
        raise disk_error(out, error) from error


def exporters(share: bool) -> tuple[Exporter, ...]:
    """The built-in exporters, which make the shareable form themselves."""
    from fogline.brief.contract import JsonExporter
    from fogline.brief.docx import DocxExporter
    from fogline.brief.geojson import GeoJsonExporter
    from fogline.brief.page import PageExporter
    from fogline.brief.tables import TablesExporter

    return (
        PageExporter(share=share),
        JsonExporter(share=share),
        TablesExporter(share=share),
        GeoJsonExporter(share=share),
        DocxExporter(share=share),
    )


def _move(part: Path, out: Path) -> tuple[Path, ...]:
    names = sorted(path.name for path in part.iterdir())
    out.mkdir(exist_ok=True)
    if not os.access(out, os.W_OK):
        raise PermissionError(13, "Permission denied", str(out))
    for name in names:
        if (out / name).is_dir():
            shutil.rmtree(out / name)
        (part / name).replace(out / name)
    return tuple(out / name for name in names)
