"""The patterns of times in English; symbols are those of ``time_lexicon.SYMBOLS``."""

from __future__ import annotations

from fogline.claims.when.time_lexicon import Pattern

__all__ = ["ENGLISH"]

_YEAR = r"(?:,?[*]?(?P<y>Y))"
_CLOCK = r"(?:,?i?q?(?:(?P<ch>[dt])(?P<ca>@)|(?P<t>t)))"
_PART = r"(?:'?(?P<c>[xX]))"
_COUNT = r"(?P<n>[NdnV]N?|j)"
_UNIT = r"(?P<u>[URCr])"

ENGLISH: tuple[Pattern, ...] = (
    # dates
    Pattern(rf"(?P<d>D){_CLOCK}?", "figures"),
    Pattern(rf"y?(?P<c>[xX])[*]y?(?P<d>[do])(?:[-u/&]y?(?P<e>[do]))[*]?(?P<m>[Mm]){_YEAR}?", "date"),
    Pattern(rf"y?(?P<c>[xX])[*]y?(?P<m>[Mm])(?P<d>[do])[-u/&](?P<e>[do])(?![U_]){_YEAR}?", "date"),
    Pattern(rf"y?(?P<c>[xX])[*]y?(?P<d>[do])[*]?(?P<m>[Mm]){_YEAR}?", "night of"),
    Pattern(rf"y?(?P<c>[xX])[*]y?(?P<m>[Mm])(?P<d>[do])(?![U_]){_YEAR}?", "night of"),
    Pattern(rf"(?P<d>[do])[*]?[-u/&]y?(?P<e>[do])[*]?(?P<m>[Mm]){_YEAR}?", "date"),
    Pattern(rf"(?P<m>[Mm])y?(?P<d>[do])[-u/&]y?(?P<e>[do])(?![UT%:]){_YEAR}?", "date"),
    Pattern(rf"y?T?(?P<d>[do])[*]?(?P<m>[Mm]){_YEAR}?{_PART}?{_CLOCK}?", "date"),
    Pattern(rf"T?(?P<m>[Mm])y?(?P<d>[do])(?![U%@]){_YEAR}?{_PART}?{_CLOCK}?", "date"),
    Pattern(r"(?P<x>(?P<d>d))(?:[,&]d)*[,&]d(?P<m>[Mm])", "date"),
    Pattern(r"(?P<d>[do])[*]?(?P<m>[Mm])[*](?P<q>L)[Rr]", "month of a year"),
    Pattern(r"(?:y?(?P<p>T)[-*]?)?(?P<m>[Mm])[*]?J[Rr]", "month of that year"),
    Pattern(rf"(?:y?(?P<p>T)[-*]?)?(?P<m>[Mm]){_YEAR}", "month"),
    Pattern(r"(?:y?(?P<p>T)[-*]?)?(?P<m>[Mm])[*]?(?P<q>L)[Rr]", "month of a year"),
    Pattern(r"y?(?P<p>T)[-*]?(?P<m>[Mm])", "month"),
    Pattern(r"(?P<q>L)(?P<m>[Mm])(?!d)", "month"),
    Pattern(r"[isubf*&/](?P<x>(?P<m>[Mm]))", "month"),
    Pattern(r"(?P<m>M)", "month"),
    # years and more
    Pattern(r"[isubf*&/](?P<x>(?:y?(?P<p>T)[-*]?)?(?P<y>Y))(?![U_%])", "year"),
    Pattern(r"y?(?P<p>T)[-*]?(?P<y>Y)", "year"),
    Pattern(r"[(](?P<x>(?P<y>Y))[)]", "year"),
    Pattern(r"(?P<y>Y)-(?P<z>d|n)(?!-)", "years"),
    Pattern(r"(?P<x>(?P<y>Y))-Y", "year"),
    Pattern(r"Y-(?P<x>(?P<y>Y))", "year"),
    Pattern(r"(?P<y>[Ynd])(?P<bc>%)", "year"),
    Pattern(r"(?:y?(?P<p>T)[-*]?)?y?(?P<y>K)", "decade"),
    Pattern(r"(?:y?(?P<p>T)[-*]?)?y?(?P<o>o)-?C(?P<bc>%)?", "century"),
    Pattern(rf"(?:y?(?P<p>T)[-*]?)?y?(?P<s>[S+]){_YEAR}", "season"),
    Pattern(r"(?:y?(?P<p>T)[-*]?)?(?P<v>L)(?P<s>[S+])", "season"),
    Pattern(r"(?:y?(?P<p>T)[-*]?)?y?(?P<s>S)", "season"),
    Pattern(r"y?(?P<s>[S+])[*](?P<q>L)[Rr]", "season"),
    Pattern(rf"y?(?P<o>o)-?Q{_YEAR}?", "quarter"),
    Pattern(r"y?(?P<o>o)-?Q[*](?P<q>L)[Rr]", "quarter"),
    Pattern(rf"Q(?P<o>d){_YEAR}?", "quarter"),
    Pattern(r"y?(?P<q>[LJ=])Q", "last quarter"),
    # weekdays and parts of the day
    Pattern(rf"(?P<q>L)?(?:[Tel]i?)?(?P<w>W){_PART}?(?:'(?![xX]))?{_CLOCK}?", "weekday"),
    Pattern(r"(?P<q>L)?(?P<w>W)(?:,?i?q?(?P<ch>[dt])(?P<ca>@))", "weekday"),
    Pattern(r"y?(?P<c>[xX])[*]?i?(?P<w>W)", "weekday"),
    Pattern(r"(?:O|yx)[iu/*](?P<w>W)", "weekday night"),
    Pattern(r"y?x-?O[*u/i]*y?(?P<d>[do])[*]?(?P<m>[Mm])", "night"),
    Pattern(rf"T?(?P<a>[PO])(?:'?(?P<c>x))?{_CLOCK}?", "phrase"),
    Pattern(r"[Tel](?P<a>[PO])", "phrase"),
    Pattern(r"(?P<a>P)(?:,?i?q?(?P<ch>[dt])(?P<ca>@))", "phrase"),
    Pattern(r"(?:Ti?)?(?P<q>L)(?P<c>x)", "part period"),
    Pattern(r"(?:Ti?)?y(?P<q>L)(?P<c>x)", "next part"),
    Pattern(r"(?:i?y?TU?[*]?)?(?P<q>L)(?P<c>x)", "part period"),
    # counted from the day of saying
    Pattern(r"(?:[Tel]i?)?(?P<q>L)(?P<u>[URC])(?:'(?!x))?", "this or last"),
    Pattern(r"y?(?P<p>T)[*]?(?P<q>L)(?P<u>[URC])", "period"),
    Pattern(r"y?(?P<p>T)[*]?y(?P<u>[URC])", "end of this"),
    Pattern(r"y(?P<u>R)(?![_*<>'])", "end of this", "reference"),
    Pattern(rf"[fi]?(?:y|L)?F{_COUNT}?-?#?{_UNIT}", "last stretch"),
    Pattern(rf"y(?P<q>L){_COUNT}?-?#?{_UNIT}", "stretch"),
    Pattern(rf"(?P<q>L){_COUNT}-?#?{_UNIT}", "stretch"),
    Pattern(rf"q?{_COUNT}{_UNIT}g", "ago"),
    Pattern(r"(?P<many>r|U)g", "open ago", "vague"),
    # counted from the text
    Pattern(rf"(?<!/)q?{_COUNT}{_UNIT}l", "later"),
    Pattern(rf"(?<!/)q?{_COUNT}{_UNIT}e", "earlier"),
    Pattern(rf"(?<!/)q?{_COUNT}?{_UNIT}[<>]", "beside an event", "open"),
    Pattern(r"(?:y?T[*]?|[Tl]i)?y(?P<u>U)(?![*<>'])", "the day", "reference"),
    Pattern(r"(?P<q>J)(?P<u>[URC])", "in text"),
    Pattern(r"(?P<q>J)(?P<c>x)", "in text"),
    Pattern(r"(?P<q>=)(?:(?P<u>[URC])|(?P<c>x))", "in text", "open"),
    Pattern(r"(?P<a>G)", "phrase", "set"),
    # how long, how often
    Pattern(rf"{_COUNT}-(?P<u>[URC])(?:-?p)?", "duration", "duration"),
    Pattern(r"q?(?P<x>(?P<n>[NdnV]N?)-?#?(?P<u>[URCrQ]))(?!-?p)", "duration", "duration"),
    Pattern(r"[fiqs](?P<x>(?P<n>j)(?P<u>[URC]))(?!-?p)", "duration", "duration"),
    Pattern(r"iq?(?P<x>(?P<u>[rU]))(?![<>glex*])", "open duration", "duration"),
    Pattern(r"[_k](?P<x>(?P<n>j)(?P<u>R))(?=[.,])", "set", "set"),
    Pattern(rf"fy?(?P<x>{_UNIT})", "open duration", "duration"),
    Pattern(r"(?P<u>r|U)-p", "open duration", "duration"),
    Pattern(rf"k{_COUNT}?(?P<u>[URC])", "set", "set"),
    Pattern(r"k(?:(?P<w>W)|(?P<c>x))", "set", "set"),
    # neither
    Pattern(r"Zy?!", "open", "since"),
    Pattern(r"(?P<a>B)(?!-)", "phrase", "now"),
    Pattern(r"yF(?![NdnVUrRC])", "past", "reference"),
    Pattern(r"[y_](?P<x>(?P<y>Y))(?=[_.])", "year beside", "reference"),
    Pattern(r"iy?(?P<x>(?P<c>x))", "morning", "reference"),
    Pattern(r"(?P<a>v)", "phrase", "vague"),
    Pattern(r"(?P<a>[|])", "phrase", "reference"),
    Pattern(r"(?P<a>~)", "phrase", "open"),
    # the clock
    Pattern(r"[iAqu&/]+(?P<x>(?P<ch>[dt])(?P<ca>@))", "clock", "clock"),
    Pattern(r"(?P<ch>[dt])(?P<ca>@)", "clock", "clock"),
    Pattern(r"(?P<ch>[dt])(?P<ca>@),?i?(?P<w>W)", "weekday"),
    Pattern(r"(?P<ch>[dt])(?P<ca>@),?(?P<a>P)", "phrase"),
    Pattern(rf"(?P<ch>[dt])(?P<ca>@),?i?(?P<d>[do])[*]?(?P<m>[Mm]){_YEAR}?", "date"),
    Pattern(rf"(?P<ch>[dt])(?P<ca>@),?i?(?P<m>[Mm])(?P<d>[do])(?![U%@]){_YEAR}?", "date"),
    Pattern(r"[iAqu/]+(?P<x>(?P<t>t))", "clock", "clock"),
)  # fmt: skip
