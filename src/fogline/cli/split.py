"""``fogline split``: two claims that do not answer one question."""

from __future__ import annotations

from fogline.cli import options as o

__all__ = ["split"]


def split(case: o.CaseFolder, claim: o.Claim, others: o.Others, by: o.By, why: o.Why) -> None:
    """Say that claims do not answer one question: no question holds CLAIM and an OTHER any longer."""
    from fogline.case import Case
    from fogline.cli.show import decided

    with Case.open(case) as opened:
        decided(opened.split(claim, *others, by=by, why=why))
