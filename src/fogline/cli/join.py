"""``fogline join``: two claims that answer one question."""

from __future__ import annotations

from fogline.cli import options as o

__all__ = ["join"]


def join(case: o.CaseFolder, claim: o.Claim, others: o.Others, by: o.By, why: o.Why) -> None:
    """Say that claims answer one question: CLAIM and each OTHER stand in one from now on."""
    from fogline.case import Case
    from fogline.cli.show import decided

    with Case.open(case) as opened:
        decided(opened.join(claim, *others, by=by, why=why))
