(() => {
  "use strict";
  const at = (hash) => {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; }
  };
  const open = (el) => {
    for (let up = el; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    const own = el.querySelector(":scope > details:not(.shut)");  // flagged pictures open by a click on them alone
    if (own) own.open = true;
  };
  // A quote's whole passage is marked, also where other claims cut it into pieces.
  const light = (el) => {
    for (const old of document.querySelectorAll("mark.now")) old.classList.remove("now");
    if (!el.classList.contains("anchor")) return;
    const text = el.closest(".text"), ref = text && text.querySelector('.ref[href="#n-' + CSS.escape(el.id) + '"]');
    if (!ref) return;
    for (const m of text.querySelectorAll("mark")) if (m.dataset.in.split(" ").includes(ref.textContent)) m.classList.add("now");
  };
  const go = () => {
    const el = location.hash.length > 1 && at(location.hash);
    if (!el) return;
    open(el);
    light(el);
    el.scrollIntoView();
    el.focus({ preventScroll: true });
  };
  addEventListener("hashchange", go);
  if (location.hash) go();

  // One click back: where the reader came from, by place and focus.
  const back = document.getElementById("back"), trail = [];
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link || link.classList.contains("skip") || link.closest("nav")) return;
    const href = link.getAttribute("href"), to = at(href);
    if (!to) return;
    trail.push({ link, y: scrollY, hash: location.hash });
    back.hidden = false;
    if (href === location.hash) { event.preventDefault(); go(); }
  });
  back.addEventListener("click", () => {
    const from = trail.pop();
    if (!from) return;
    history.replaceState(null, "", from.hash || location.pathname + location.search);
    scrollTo({ top: from.y, behavior: "instant" });
    from.link.focus({ preventScroll: true });
    back.hidden = trail.length === 0;
  });

  const filter = document.querySelector(".filter");
  if (filter) {
    filter.hidden = false;
    const input = filter.querySelector("input"), told = filter.querySelector("output");
    const rows = [...document.querySelectorAll(".questions > tbody, .report")];
    let words = null, wait = 0;
    const apply = () => {
      const find = input.value.trim().toLocaleLowerCase();
      words = words || rows.map((r) => r.textContent.toLocaleLowerCase());
      let questions = 0, reports = 0;
      rows.forEach((row, i) => {
        const keep = !find || words[i].includes(find);
        row.hidden = !keep;
        if (keep) { if (row.tagName === "TBODY") questions += 1; else reports += 1; }
      });
      if (find) for (const d of document.querySelectorAll(".questions")) { const up = d.closest("details"); if (up) up.open = true; }
      told.textContent = find ? questions + " questions, " + reports + " reports" : "";
    };
    input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(apply, 120); });
  }

  for (const item of document.querySelectorAll(".legend li")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "hide";
    button.setAttribute("aria-label", "hide " + item.querySelector(".by").textContent);
    button.addEventListener("click", () => {
      const off = button.textContent === "hide";
      for (const layer of document.querySelectorAll('.layer[data-layer="' + item.dataset.layer + '"]')) layer.style.display = off ? "none" : "";
      button.textContent = off ? "show" : "hide";
      button.setAttribute("aria-label", button.textContent + " " + item.querySelector(".by").textContent);
    });
    item.append(button);
  }

  const shut = [];
  addEventListener("beforeprint", () => {
    for (const d of document.querySelectorAll("details:not([open], .shut)")) { d.open = true; shut.push(d); }
  });
  addEventListener("afterprint", () => { while (shut.length) shut.pop().open = false; });
})();
