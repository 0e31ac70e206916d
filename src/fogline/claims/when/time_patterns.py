"""The patterns of times that Ukrainian and Russian share; symbols are those of ``time_lexicon.SYMBOLS``."""

from __future__ import annotations

from fogline.claims.when.time_lexicon import Pattern

__all__ = ["SLAVIC"]

_YEAR = r"(?:,?(?P<y>Y)[Rr]?\^?)"
_CLOCK = r"(?:,?i?(?P<t>t)(?P<tk>X)?)"
_BEFORE = r"(?:(?P<c>[Xx])i?)"
_AFTER = r"(?:,?(?P<k>X))"
_UNIT = r"(?P<u>[UrRC])"
_COUNT = r"(?P<n>[NdnV]N?)"
_BC = r"(?P<bc>%)"

SLAVIC: tuple[Pattern, ...] = (
    # dates
    Pattern(rf"{_BEFORE}?(?P<d>D)[Rr]?{_AFTER}?{_CLOCK}?", "figures"),
    Pattern(r"H(?P<h>(?P<d>[DE]))R?", "figures"),
    Pattern(rf"[isuA](?P<x>(?P<d>E)){_CLOCK}?", "figures"),
    Pattern(rf"(?P<d>[do])[-](?P<e>[do])(?P<m>[Mm]){_YEAR}?", "date"),
    Pattern(rf"[sb](?P<x>(?P<d>[do])[u&](?P<e>[do])(?P<m>[Mm]){_YEAR}?)", "date"),
    Pattern(rf"{_BEFORE}?(?:(?P<b>t)i?)?(?P<d>[do])(?P<m>[Mm]){_YEAR}?{_AFTER}?{_CLOCK}?", "date"),
    Pattern(r"(?P<x>(?P<d>d))(?:[,&]d)*[,&]d(?P<m>[Mm])", "date"),
    Pattern(rf"H(?P<d>[do])(?P<m>[Mm]){_YEAR}?", "night"),
    Pattern(rf"h(?P<d>[do])i(?P<e>[do])(?P<m>[Mm]){_YEAR}?", "night"),
    Pattern(r"(?P<d>[do])(?P<m>[Mm])J[Rr]", "month of that year"),
    Pattern(r"(?P<p>T)?(?P<m>[Mm])J[Rr]", "month of that year"),
    Pattern(r"(?P<d>[do])(?P<m>[Mm])(?P<q>L)[Rr]", "month of a year"),
    Pattern(rf"(?P<p>T)?(?P<m>[Mm]){_YEAR}", "month"),
    Pattern(rf"(?P<p>T)?(?P<m>[Mm])(?P<y>[Yndo])[Rr]?{_BC}", "month"),
    Pattern(r"(?P<p>T)(?P<m>[Mm])", "month"),
    Pattern(r"(?P<p>T)?(?P<m>[Mm])(?P<q>L)[Rr]", "month of a year"),
    Pattern(r"(?P<q>L)(?P<m>[Mm])", "month"),
    Pattern(r"[iuzfs](?P<x>(?P<m>[Mm]))", "month"),
    Pattern(r"(?P<m>M)", "month"),
    # years and more
    Pattern(rf"(?P<p>T)?(?P<y>[Yndo])(?:R[.]?)?{_BC}", "year"),
    Pattern(r"(?P<p>T)?(?P<y>[Yo])R\^?", "year"),
    Pattern(r"(?P<p>T)?(?P<y>[Yn])R\^", "year"),
    Pattern(r"(?P<p>T)(?P<y>Y)", "year"),
    Pattern(r"[isufz](?P<x>(?P<y>Y))(?![_U])", "year"),
    Pattern(r"(?P<x>(?P<y>Y))-Y", "year"),
    Pattern(r"Y-(?P<x>(?P<y>Y)[Rr]?)", "year"),
    Pattern(r"(?P<x>(?P<y>Y))[&,]Y[Rr]", "year"),
    Pattern(r"(?P<y>Y)-(?P<z>d|n)[rR]", "years"),
    Pattern(r"(?P<p>T)?(?P<y>K)[rR]?", "decade"),
    Pattern(r"(?P<p>T)?(?P<o>[OodN])C", "century"),
    Pattern(r"(?P<p>T)?(?P<o>O)i[.]", "century"),
    Pattern(rf"(?P<p>T)?(?P<o>[Ood])C[.]?{_BC}", "century"),
    Pattern(rf"(?P<p>T)?(?P<s>S)[iu]?{_YEAR}", "season"),
    Pattern(rf"(?P<p>T)?(?P<s>S)(?P<y>[ndo])[Rr]?{_BC}", "season"),
    Pattern(r"(?P<p>T)?(?P<s>S)", "season"),
    Pattern(r"(?P<p>T)?(?P<s>S)(?P<q>L)[Rr]", "season"),
    Pattern(r"(?P<p>T)?(?P<v>L)(?P<s>S)", "season"),
    Pattern(rf"(?P<o>[OoNd])Q{_YEAR}?", "quarter"),
    Pattern(r"(?P<o>[OoNd])Q(?P<q>L)[Rr]", "quarter"),
    Pattern(r"(?P<q>L)Q", "last quarter"),
    # counted from the day of saying
    Pattern(rf"(?P<a>P)(?:i?(?P<c>[Xx]))?{_CLOCK}?", "phrase"),
    Pattern(r"(?P<c>X)(?P<a>P)", "phrase"),
    Pattern(r"H(?P<a>P)", "phrase night"),
    Pattern(r"(?P<c>X)", "part of day"),
    Pattern(r"[iA](?P<x>(?P<c>x))", "part of day"),
    Pattern(r"[isuA]?(?P<x>(?P<c>[Xx])i?(?P<w>[Ww]))", "weekday"),
    Pattern(r"(?P<q>L)?(?P<w>W)(?:i?(?P<c>[Xx]))?", "weekday"),
    Pattern(r"[isuzfk](?P<x>(?P<q>L)?(?P<w>[Ww])(?:,?(?P<c>X))?)", "weekday"),
    Pattern(r"H(?P<w>[Ww])", "weekday night"),
    Pattern(r"(?P<p>T)?(?P<q>L)(?P<u>[URrC])", "period"),
    Pattern(r"(?P<q>L)(?P<c>[xX])", "part period"),
    Pattern(rf"[zf]?F{_COUNT}?{_UNIT}", "last stretch"),
    Pattern(rf"[zf]L{_COUNT}(?P<u>[UrR])", "last stretch"),
    Pattern(r"z(?P<x>(?P<u>U))(?!M)", "one stretch"),
    Pattern(r"f(?P<x>(?P<u>U))(?!M)", "one day"),
    Pattern(rf"q?{_COUNT}?{_UNIT}g", "ago"),
    Pattern(r"Z(?P<u>[UR])", "so far"),
    Pattern(r"ZL(?P<u>[UR])", "so far"),
    Pattern(r"ZJ?!", "open", "since"),
    # counted from the text
    Pattern(r"(?P<p>T)?(?P<q>J)(?P<u>[URrC])(?:i?(?P<c>X))?", "in text"),
    Pattern(r"(?P<q>J)(?P<c>[xX])", "in text"),
    Pattern(rf"[al]q?{_COUNT}?{_UNIT}", "later"),
    Pattern(rf"q?{_COUNT}?{_UNIT}l", "later"),
    Pattern(rf"q?{_COUNT}?{_UNIT}e", "earlier"),
    # how long, how often
    Pattern(rf"[fz]?q?(?P<x>{_COUNT}{_UNIT})", "duration", "duration"),
    Pattern(rf"[fz]L?(?P<x>{_UNIT})", "open duration", "duration"),
    Pattern(rf"k{_COUNT}?(?P<u>[URrC])", "set", "set"),
    Pattern(r"k(?P<c>[xX])", "set", "set"),
    Pattern(r"k(?P<w>[Ww])", "set", "set"),
    Pattern(r"(?P<a>G)", "phrase", "set"),
    # neither
    Pattern(r"(?P<a>B)", "phrase", "now"),
    Pattern(r"(?P<a>v)", "phrase", "vague"),
    Pattern(r"(?P<a>\|)", "phrase", "reference"),
    Pattern(r"l", "future", "reference"),
    Pattern(r"e", "past", "reference"),
    # the clock
    Pattern(r"[iAqcu]+(?P<x>(?P<t>t)(?:(?P<c>[xX]))?)", "clock", "clock"),
    Pattern(r"[iAqcu]+(?P<x>(?P<n>o)(?P<u>U)?(?P<c>[xX]))", "clock", "clock"),
)  # fmt: skip
