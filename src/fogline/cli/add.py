"""``fogline add``: reports into a case."""

from __future__ import annotations

from fogline.cli import options as o

__all__ = ["add"]


def add(
    case: o.CaseFolder,
    inputs: o.Inputs,
    published: o.Published = None,
    publisher: o.Publisher = None,
    languages: o.Languages = None,
    zone: o.Zone = None,
    offline: o.Offline = False,
    allow_local: o.AllowLocal = False,
    allow_private: o.AllowPrivate = False,
) -> None:
    """Read files, folders and addresses into a case. Adding the same thing twice changes nothing."""
    from fogline.case import Case
    from fogline.cli.show import added, came_in, progress

    with Case.open(case) as opened:
        with progress() as tell:
            came = opened.add(
                *inputs, published=published, publisher=publisher, languages=o.words(languages), zone=zone,
                offline=offline, allow_local=allow_local, allow_private=allow_private, progress=tell,
            )  # fmt: skip
        added(came)
        came_in(came)
        with progress() as tell:
            opened.extract(tell)
