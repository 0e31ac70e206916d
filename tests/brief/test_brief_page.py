"""The page in a real browser: nothing of a report runs, nothing is fetched, everything can be reached."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import brief_fixture
import lineage_fixture
import pytest
from lxml import html

from fogline.brief.page import PageExporter
from fogline.model import Brief, Failure, Lineage, Shared
from fogline.model.exhibit import Exhibit, Still
from fogline.model.footage import Item, ItemKind

CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                 if Path(p).exists()), None)  # fmt: skip
HOSTILE = (
    "<script>window.pwned=1;alert(1)</script>",
    "</script><script>window.pwned=1</script>",
    "</style><img src=x onerror='window.pwned=1'>",
    '"><svg onload=window.pwned=1>',
    "' onfocus=window.pwned=1 autofocus tabindex=0 '",
    "{{ 7*7 }}{% raw %}",
    "line\u2028separator\u2029 and \u202egnp.exe",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/><link rel=stylesheet href=https://evil.example/x.css>",
    "]]><!--<a href=javascript:window.pwned=1>x</a>-->",
    "\x00\x08\x1b<plaintext>",
)
ADDRESSES = ("javascript:window.pwned=1", "data:text/html,<script>alert(1)</script>", "https://ok.example/a",
             "https://x.example/\"onmouseover=\"window.pwned=1")  # fmt: skip


def hostile() -> Brief:
    """The fixture with something hostile in every field that a report can reach."""
    made = brief_fixture.brief()
    reports, claims = [], []
    for n, report in enumerate(made.reports):
        words = HOSTILE[n % len(HOSTILE)]
        source = replace(report.source, name=words, domain=words, channel=words)
        # Appended, so that the claims' offsets hold.
        reports.append(
            replace(report, title=words, source=source, url=ADDRESSES[n % len(ADDRESSES)], part=words,
                    text=report.text + "\n" + "\n".join(HOSTILE), warnings=(words,), language="en\" onclick=\"x")
        )  # fmt: skip
    for n, claim in enumerate(made.claims):
        words = HOSTILE[n % len(HOSTILE)]
        claims.append(
            replace(claim, hedge=words,
                    speakers=tuple(replace(s, name=words, mention=words) for s in claim.speakers),
                    places=tuple(replace(p, name=words, id=words, mention=words) for p in claim.places))
        )  # fmt: skip
    text = reports[0].text
    start = text.index(HOSTILE[0])
    whole = replace(claims[0], id="c-hostile", start=start, end=len(text), quote=text[start:])
    questions = tuple(
        replace(q, text=HOSTILE[n % len(HOSTILE)], reason=HOSTILE[n], places=claims[0].places,
                answers=tuple(replace(a, text=HOSTILE[n]) for a in q.answers))
        for n, q in enumerate(made.questions)
    )  # fmt: skip
    first = replace(questions[0].answers[0], claims=("c-hostile", *questions[0].answers[0].claims))
    questions = (replace(questions[0], answers=(first, *questions[0].answers[1:])), *questions[1:])
    return replace(
        made,
        case=HOSTILE[0],
        reports=tuple(reports),
        claims=(*claims, whole),
        questions=questions,
        sources=tuple(r.source for r in reports),
        failed=tuple(Failure(w, w, w, w) for w in HOSTILE),
        references=tuple(
            replace(r, maker=HOSTILE[3], title=HOSTILE[1], notes=HOSTILE[:2]) for r in made.references
        ),
        findings=tuple(replace(f, reason=HOSTILE[2]) for f in made.findings),
        names=(("RUS", HOSTILE[0]), ("UKR", HOSTILE[3])),
        limits=HOSTILE,
        lineage=_hostile_lineage(made.lineage),
    )


def _hostile_lineage(lineage: Lineage) -> Lineage:
    return replace(
        lineage,
        origins=tuple(replace(o, why=HOSTILE[0], speaker=HOSTILE[3]) for o in lineage.origins),
        edges=tuple(replace(e, evidence=HOSTILE, decision=HOSTILE[4]) for e in lineage.edges),
        drift=tuple(replace(d, note=HOSTILE[2]) for d in lineage.drift),
    )


def without(why: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{why}, and CI must look at the page")
    pytest.skip(f"{why}: the page is not looked at")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        without("playwright is not installed")
    with sync_playwright() as play:
        try:  # the system's Chromium, else the one that playwright brought
            opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except Error as error:
            without(f"Chromium does not start ({str(error).splitlines()[0]})")
        yield opened
        opened.close()


def visit(browser: Any, path: Path, width: int = 1280, **context: Any) -> tuple[Any, list[str]]:
    """A page of its own; everything that it asks for, says or throws is noted."""
    page = browser.new_context(viewport={"width": width, "height": 900}, **context).new_page()
    seen: list[str] = []
    page.on("dialog", lambda d: (seen.append(f"dialog {d.message}"), d.dismiss()))
    page.on("request", lambda r: seen.append(f"request {r.url}") if r.url != path.as_uri() else None)
    page.on("console", lambda m: seen.append(f"console {m.text}"))
    page.on("pageerror", lambda e: seen.append(f"error {e}"))
    page.goto(path.as_uri())
    return page, seen


@pytest.mark.parametrize("share", [False, True])
def test_nothing_of_a_report_runs(browser: Any, tmp_path: Path, share: bool) -> None:
    path = PageExporter(share=share).export(hostile(), tmp_path)
    page, seen = visit(browser, path)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    for handle in page.query_selector_all("a[href^='#']")[:25]:
        handle.evaluate("e => e.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))")
    page.wait_for_timeout(150)
    assert page.evaluate("window.pwned") is None
    assert [s for s in seen if not s.startswith("request file:")] == []
    assert not any("#" not in s for s in seen)
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate("document.querySelectorAll('iframe,base,link,object,embed,img,form').length") == 0
    handlers = (
        "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => /^on/i.test(a.name))"
    )
    assert page.evaluate(f"{handlers}.length") == 0
    schemes = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))")
    assert all(s.startswith(("#", "https://")) for s in schemes)
    page.context.close()


def test_the_policy_stops_what_would_slip_through(browser: Any, tmp_path: Path) -> None:
    """A hole in the escaping would still meet the policy: a script put into the file by hand does not run."""
    path = PageExporter().export(brief_fixture.brief(), tmp_path)
    text = path.read_text("utf-8")
    text = text.replace(
        "</footer>", "<script>window.pwned=1</script><img src=x onerror='window.pwned=1'></footer>"
    )
    path.write_text(text, "utf-8")
    page, seen = visit(browser, path)
    page.wait_for_timeout(100)
    assert page.evaluate("window.pwned") is None
    assert any("Content Security Policy" in s for s in seen)
    page.context.close()


def test_from_a_quote_to_its_passage_and_back(browser: Any, tmp_path: Path) -> None:
    path = PageExporter().export(brief_fixture.brief(), tmp_path)
    page, seen = visit(browser, path)
    link = page.locator(".card .quote").first
    words = link.locator(".words").inner_text()
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_timeout(100)
    assert page.locator("mark.now").first.is_visible()
    assert words in "".join(page.locator("mark.now").all_inner_texts())
    page.locator("#back").click()
    assert abs(page.evaluate("scrollY") - before) <= 2
    assert page.evaluate("document.activeElement.classList.contains('quote')")
    assert not page.locator("#back").is_visible() and seen == []
    page.context.close()


def test_without_javascript_a_quote_still_leads_to_its_passage(browser: Any, tmp_path: Path) -> None:
    path = PageExporter().export(brief_fixture.brief(), tmp_path)
    page, _ = visit(browser, path, java_script_enabled=False)
    page.locator(".card .quote").first.click()
    page.wait_for_timeout(150)
    assert page.locator("details[open] mark").first.is_visible(), "the browser opens what the link leads to"
    assert not page.locator(".filter").is_visible() and not page.locator("#back").is_visible()
    page.context.close()


def test_filter_finds_and_lets_go(browser: Any, tmp_path: Path) -> None:
    page, _ = visit(browser, PageExporter().export(brief_fixture.brief(), tmp_path))
    page.fill("#find", "Myrnohrad")
    page.wait_for_timeout(250)
    assert page.locator(".questions > tbody:visible").count() == 1
    page.fill("#find", "")
    page.wait_for_timeout(250)
    assert page.locator(".questions > tbody:visible").count() == 6
    page.context.close()


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_is_wider_than_the_window(browser: Any, tmp_path: Path, width: int) -> None:
    long = replace(brief_fixture.reports()[0], title="Long" * 80, url="https://x.example/" + "y" * 300)
    made = brief_fixture.brief()
    path = PageExporter().export(replace(made, reports=(long, *made.reports[1:])), tmp_path)
    page, _ = visit(browser, path, width=width)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    letters = "[...document.querySelectorAll('svg.plot text')].filter(t => t.getBoundingClientRect().width)"
    sizes = page.evaluate(
        f"{letters}.map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"
    )
    assert sizes and min(sizes) >= 9.5
    page.context.close()


@pytest.mark.parametrize("made", [brief_fixture.brief(), lineage_fixture.story(60)], ids=["brief", "lineage"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(browser: Any, tmp_path: Path, scheme: str, made: Brief) -> None:
    page, _ = visit(browser, PageExporter().export(made, tmp_path), color_scheme=scheme)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    low = page.evaluate(
        """() => {
        const rgb = s => s.match(/[\\d.]+/g).map(Number);
        const lum = c => { const [r, g, b] = c.map(v => { v /= 255;
            return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126*r + .7152*g + .0722*b; };
        const back = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
        const bad = [];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const e = walk.currentNode.parentElement;
          if (!walk.currentNode.data.trim() || !e.checkVisibility()) continue;
          const svg = e.ownerSVGElement, style = getComputedStyle(e);
          if (svg && e.closest('.on')) continue;
          const a = lum(rgb(svg ? style.fill : style.color).slice(0, 3)), b = lum(back(e));
          const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          if (ratio < 4.5) bad.push([e.tagName, e.className.baseVal ?? e.className, ratio.toFixed(2)]);
        }
        return bad; }"""
    )
    assert low == []
    page.context.close()


def test_keyboard_reaches_the_questions_first(browser: Any, tmp_path: Path) -> None:
    page, _ = visit(browser, PageExporter().export(brief_fixture.brief(), tmp_path))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


def test_print_shows_what_is_folded_away(browser: Any, tmp_path: Path) -> None:
    page, _ = visit(browser, PageExporter().export(brief_fixture.brief(), tmp_path))
    page.emulate_media(media="print")
    opened = page.locator("details[open]").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert page.locator(".text").first.is_visible()
    assert not page.locator("nav").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == opened
    page.context.close()


# What needs no browser.


@pytest.mark.parametrize(
    "made", [brief_fixture.brief(), brief_fixture.empty(), hostile()], ids=["full", "empty", "hostile"]
)
@pytest.mark.parametrize("share", [False, True])
def test_headings_labels_and_targets(made: Brief, share: bool, tmp_path: Path) -> None:
    text = PageExporter(share=share).export(made, tmp_path).read_text("utf-8")
    root = html.document_fromstring(text.replace("\x00", "\ufffd"))
    levels = [int(h.tag[1]) for h in root.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert root.get("lang") == "en" and root.findtext(".//title")
    ids = [e.get("id") for e in root.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    aims = {a.get("href")[1:] for a in root.iter("a") if (a.get("href") or "").startswith("#")}
    assert aims - set(ids) == set(), "every link inside the page has its target"
    for field in root.iter("input", "select", "textarea"):
        assert root.xpath("//label[@for=$id]", id=field.get("id"))
    for table in root.iter("table"):
        assert table.xpath("./thead//th[@scope='col']")
    for picture in root.iter("svg"):
        assert picture.get("aria-label") or picture.get("aria-hidden") == "true"


def test_words_that_are_never_ours(tmp_path: Path) -> None:
    """Fogline's own text never takes a side: only quotes may hold these words."""
    text = PageExporter().export(brief_fixture.brief(), tmp_path).read_text("utf-8")
    root = html.document_fromstring(text)
    for quoted in root.xpath("//blockquote|//q|//*[contains(@class,'text')]|//script|//style|//bdi"):
        quoted.text = ""
        for child in list(quoted):
            quoted.remove(child)
    own = " ".join(root.itertext()).casefold()
    assert not re.search(r"\b(true|false|insists?|admits?|alleged|so-called|enemy|invaders?)\b", own)


def test_passages_bear_their_language(tmp_path: Path) -> None:
    root = html.document_fromstring(PageExporter().export(brief_fixture.brief(), tmp_path).read_text("utf-8"))
    assert {e.get("lang") for e in root.xpath("//div[@class='text']")} == {"en", "ru", "uk"}
    assert all(e.get("dir") for e in root.xpath("//div[@class='text']|//blockquote"))


def test_the_shared_page_holds_no_whole_text(tmp_path: Path) -> None:
    made = brief_fixture.brief(shared=Shared(unreviewed=True))
    text = PageExporter(share=True).export(made, tmp_path).read_text("utf-8")
    assert "form for sharing" in text
    assert "Туман помогает колоннам" not in text and "made_of" not in text
    assert "the road to Myrnohrad was open" in text
    assert "None of the 10 claims has been reviewed" in text


def test_an_interrupted_write_leaves_the_former_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = PageExporter().export(brief_fixture.brief(), tmp_path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fogline.brief.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        PageExporter().export(brief_fixture.empty(), tmp_path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["index.html"]


def test_flagged_pictures_open_by_a_click_on_them_alone(browser: Any, tmp_path: Path) -> None:
    kept = Item("a" * 64, ItemKind.IMAGE, 640, 360)
    shown = Exhibit("i-a", "a.jpg", kept, sheet=(Still(0.0, b"jpeg"),), flags=("graphic",))
    path = PageExporter().export(replace(brief_fixture.brief(), footage=(shown,)), tmp_path)
    page, _ = visit(browser, path)
    look = "document.querySelector('.sheet img').checkVisibility({contentVisibilityAuto: true})"
    page.evaluate("location.hash = '#i-a'")
    page.wait_for_timeout(100)
    assert page.evaluate("document.querySelector('details.shut').open") is False
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(look) is False, "neither a link to the item nor printing shows it"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.click("details.shut summary")
    assert page.evaluate(look) is True
    page.context.close()
