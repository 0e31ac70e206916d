"""What is printed: results on standard output, everything else on standard error."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.errors import UnreadableInput

if TYPE_CHECKING:
    from fogline.case import Added
    from fogline.model import Answer, Brief, Claim, Decision, Failure, Finding, Question

__all__ = [
    "added", "came_in", "claim_line", "claims_of", "count", "decided", "decision_line", "failures", "findings",
    "origins", "progress",
    "table", "wrote",
]  # fmt: skip

_MOST = 20
_SHORT = 110


def count(number: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def safe(words: str) -> str:
    """``words`` on one line, without what would move a terminal's cursor or change its colours."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def short(words: str, most: int = _SHORT) -> str:
    """At most ``most`` characters of ``words``, cut between words."""
    words = safe(words)
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


def failures(failed: Iterable[Failure]) -> None:
    """Say what could not be read."""
    for failure in failed:
        print(f"could not read {safe(str(failure))}", file=sys.stderr)


def added(came: Added) -> None:
    """Say what could not be read.

    Raises:
        UnreadableInput: nothing could be read at all.
    """
    for failure in came.skipped:
        print(safe(str(failure)), file=sys.stderr)
    if came.new or came.already or came.footage:
        failures(came.failed)
        return
    if not came.failed:
        raise UnreadableInput(
            "the input", "there is nothing to read in it", "Give files, folders or addresses."
        )
    failures(came.failed[:-1])
    last = came.failed[-1]
    raise UnreadableInput(last.what, last.why, last.do, last.where)


def came_in(came: Added) -> None:
    """Say how much was read."""
    already = f", {came.already} already there" if came.already else ""
    failed = f", {count(len(came.failed), 'failure')}" if came.failed else ""
    footage = f", {count(came.footage, 'item')} of footage" if came.footage else ""
    print(f"{count(came.new, 'new report')}{already}{footage}{failed}")


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """Where to tell how far the work is: a line on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as line:

        def tell(what: str, done: int, total: int | None) -> None:
            line.update(f"{what}: {done}" + (f" of {total}" if total else ""))

        yield tell


def wrote(out: Path) -> None:
    """Say where the page is."""
    print(f"The page: {out / 'index.html'}")


def claim_line(claim: Claim) -> str:
    """A claim on one line: who, act, kind of claim, words, id, and what people made of it."""
    chain = ", citing ".join(safe(speaker.name) for speaker in claim.speakers) or "the outlet itself"
    party = f" ({claim.party})" if claim.party else ""
    return "\t".join(
        (
            chain + party,
            str(claim.act),
            str(claim.relation),
            f"“{safe(claim.quote)}”",
            claim.id,
            str(claim.review),
        )
    )


def decision_line(decision: Decision, state: str = "") -> str:
    """A decision on one line: when, who, about what, what became of it, why, id, and its state where it has one."""
    from fogline.model import in_words

    what, before = decision.what, decision.from_value
    became = decision.undoes or in_words(what, decision.to_value)
    if before is not None:
        became = f"{in_words(what, before)} → {became}"
    when = decision.at.isoformat(timespec="seconds")
    line = (when, safe(decision.by), what, decision.on, safe(became), safe(decision.why or ""), decision.id)
    return "\t".join((*line, state) if state else line)


def decided(made: Iterable[Decision]) -> None:
    """Say what was decided."""
    for decision in made:
        print(decision_line(decision))


def findings(brief: Brief) -> None:
    """The findings of a brief, by question."""
    asked = {question.id: question.text for question in brief.questions}
    said = {answer.id: answer.text for question in brief.questions for answer in question.answers}
    before = None
    for finding in brief.findings:
        if finding.question != before:
            print(safe(asked.get(finding.question, "")))
            before = finding.question
        answer = f" with the answer “{_word(said[finding.answer])}”" if finding.answer in said else ""
        print(f"  {finding.outcome}{answer}: {safe(finding.reason)}")


def table(brief: Brief, most: int | None = _MOST) -> None:
    """The questions, most contested first; a table on a terminal, plain lines elsewhere."""
    from fogline.brief.accounts import rank

    questions = sorted(brief.questions, key=rank)
    shown = questions[:most]
    if not questions:
        found = count(len(brief.claims), "claim")
        print(
            f"No questions: {found} found, none on a question that can be put."
            if brief.claims
            else "No claims found."
        )
    elif sys.stdout.isatty():
        _rich(shown, brief.findings)
    else:
        _plain(shown, brief.findings)
    if len(shown) < len(questions):
        print(f"and {count(len(questions) - len(shown), 'more question')}, on the page")


def origins(brief: Brief) -> None:
    """How many origins the reports have, and how much changed on the way."""
    from fogline.brief.lineage_counts import counted

    if not brief.reports:
        return
    changed = len(brief.lineage.drift)
    changes = f"; {count(changed, 'change')} on the way" if changed else ""
    print(f"{counted({report.id: report for report in brief.reports}, brief.lineage)}{changes}")


def claims_of(brief: Brief, most: int | None = _MOST) -> None:
    """The questions, most contested first, each with its claims line by line under the answer that they give."""
    from fogline.brief.accounts import rank

    by_id = {claim.id: claim for claim in brief.claims}
    for question in sorted(brief.questions, key=rank)[:most]:
        print(f"{question.status}: {safe(question.text)}{_reviewed(question)}")
        for answer in question.answers:
            print(f"    {safe(_word(answer.text))}")
            for id in answer.claims:
                print(f"\t{claim_line(by_id[id])}")


def _checks(question: Question, found: Sequence[Finding]) -> list[str]:
    """What checks say about a question, each once though it holds for several answers."""
    told = [f"[{f.outcome}] {short(f.reason)}" for f in found if f.question == question.id]
    return list(dict.fromkeys(told))


def _plain(questions: list[Question], found: Sequence[Finding]) -> None:
    for question in questions:
        print(f"{question.status}: {safe(question.text)}{_reviewed(question)}")
        for answer in question.answers:
            for line in _lines(answer):
                print(f"    {line}")
        for check in _checks(question, found):
            print(f"    {check}")


def _rich(questions: list[Question], found: Sequence[Finding]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(title="Questions", title_justify="left", show_lines=True)
    for column in ("Status", "Question", "Who says what, from how many origins", "Checks"):
        made.add_column(column, overflow="fold")
    for question in questions:
        answers = [line for answer in question.answers for line in _lines(answer)]
        checks = _checks(question, found)
        cells = (
            str(question.status),
            safe(question.text) + _reviewed(question),
            "\n".join(answers),
            "\n".join(checks),
        )
        made.add_row(*(Text(words) for words in cells))
    Console().print(made)


def _reviewed(question: Question) -> str:
    """What people made of all its claims, where they looked at all of them."""
    return "" if question.review == "unreviewed" else f" [{question.review}]"


def _lines(answer: Answer) -> list[str]:
    """An answer in a word with its origins, then each voice's own words on a line of its own."""
    word = _word(answer.text)
    said = answer.text[len(word) :].removeprefix(": ") if word != answer.text else ""
    voices = said.replace("”; ", "”\n").split("\n") if said else []
    from fogline.brief.words import hearings

    return [f"{safe(word)} ({hearings(answer.origins)})", *(f"  {short(voice)}" for voice in voices)]


def _word(text: str) -> str:
    """What the voices of an answer share, without their quotes."""
    return text.partition(": ")[0] if "“" in text else text
