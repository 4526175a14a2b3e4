/* The catalogue without loading a whole page: every choice asks the same address for the parts
   that change. Where anything goes wrong the browser simply goes to that address. */
(() => {
  "use strict";

  const form = document.querySelector("[data-catalogue]");
  if (!form || !window.fetch || !window.DOMParser) return;

  const TYPING = 350;
  const WORDS = ["q", "group", "near", "date", "lead", "age"];
  const told = form.querySelector("[data-told]");
  const sheet = document.getElementById("filters");
  const ask = document.getElementById("ask");
  const narrow = window.matchMedia("(max-width: 61.99rem)");
  const address = new URL(form.action);
  let running = null;
  let typing = 0;
  let typed = false;
  let shown = location.pathname + location.search;

  document.documentElement.classList.add("is-live");

  const under = document.querySelectorAll(".top, .block-foot, .ask, .found, .compare-bar, .demo");
  function cover() {
    for (const one of under) one.inert = narrow.matches && sheet.open;
  }

  const part = (within, name) => within.querySelector(`[data-part="${name}"]`);

  /* The address of what the form asks now. */
  function asked() {
    const filled = [...new FormData(form)].filter(([, value]) => value);
    const params = new URLSearchParams(filled);
    if (!params.has("near")) params.delete("within");
    return address.pathname + (String(params) && `?${params}`);
  }

  /* What stands outside the parts and names the question: where keeping returns to, languages. */
  function follow() {
    const next = document.querySelector("#keep-form [name=next]");
    if (next) next.value = location.pathname + location.search;
    for (const link of document.querySelectorAll(".top a[hreflang]")) link.search = location.search;
  }
  follow(); // a browser that reloads may have kept an older value

  /* Puts the new parts in the place of the old; what was open, ticked or had the focus stays so. */
  function swap(page) {
    const ticks = (which) => document.querySelectorAll(`[form="compare-form"]${which}`);
    const ticked = new Set([...ticks(":checked")].map((one) => one.value));
    const focused = document.activeElement?.id;
    const open = new Set([...form.querySelectorAll("details[open]")].map((one) => one.id));
    const known = new Set([...form.querySelectorAll("details")].map((one) => one.id));
    for (const fresh of page.querySelectorAll("[data-part]")) {
      for (const old of document.querySelectorAll(`[data-part="${fresh.dataset.part}"]`))
        old.replaceWith(fresh.cloneNode(true));
    }
    for (const details of form.querySelectorAll("details"))
      if (known.has(details.id)) details.open = open.has(details.id);
    for (const tick of ticks("")) tick.checked = ticked.has(tick.value);
    if (focused && document.activeElement?.id !== focused)
      document.getElementById(focused)?.focus({ preventScroll: true });
    told.textContent = document.getElementById("results-title").textContent.trim();
    document.dispatchEvent(new CustomEvent("catalogue:shown"));
  }

  async function show(url, { keep = "push", after = null } = {}) {
    running?.abort();
    const mine = (running = new AbortController());
    try {
      if (url !== shown) {
        form.setAttribute("aria-busy", "true");
        const answer = await fetch(url, { headers: { "X-Part": "results" }, signal: mine.signal });
        const html = await answer.text();
        const page = new DOMParser().parseFromString(html, "text/html");
        if (!answer.ok || answer.redirected || !part(page, "results")) throw new Error(url);
        swap(page);
        if (keep === "push") history.pushState(null, "", url);
        if (keep === "replace") history.replaceState(null, "", url);
        shown = url;
        follow();
      }
      after?.();
    } catch (problem) {
      if (problem.name !== "AbortError") location.assign(url);
    } finally {
      if (mine === running) form.removeAttribute("aria-busy");
    }
  }

  function toResults() {
    const title = document.getElementById("results-title");
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
  }

  /* Fields that are typed in are not swapped; after “back” they say what was asked then. */
  function fill(url) {
    const params = new URL(url, location.href).searchParams;
    for (const name of WORDS) form.elements[name].value = params.get(name) ?? "";
    const within = form.querySelector(`[name=within][value="${+params.get("within")}"]`);
    if (within) within.checked = true;
  }

  form.addEventListener("input", (event) => {
    if (!WORDS.includes(event.target.name)) return;
    clearTimeout(typing);
    // One word is one step back, not one for each letter.
    const keep = typed ? "replace" : "push";
    typed = true;
    typing = setTimeout(() => form.checkValidity() && show(asked(), { keep }), TYPING);
  });
  form.addEventListener("change", (event) => {
    // What stands beside a card may belong to another form.
    if (event.target.form !== form) return;
    clearTimeout(typing);
    typed = false;
    if (form.checkValidity()) show(asked());
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    if (narrow.matches) sheet.open = ask.open = false;
    cover();
    show(asked(), { after: toResults });
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const url = new URL(link.href);
    const here = url.origin === location.origin && url.pathname === address.pathname;
    if (!here || url.searchParams.has("view")) return;
    event.preventDefault();
    const inSheet = sheet.contains(link);
    fill(link.href);
    show(url.pathname + url.search, { after: inSheet ? null : toResults });
  });
  window.addEventListener("popstate", () => {
    fill(location.href);
    show(location.pathname + location.search, { keep: "" });
  });

  /* The map's files come with its first opening; most readers never ask for it. */
  const map = document.getElementById("map");
  const files = document.getElementById("map-files");

  function tellMap() {
    map.parentElement.classList.toggle("has-map", !map.hidden);
    form.querySelector("[data-map]")?.setAttribute("aria-expanded", String(!map.hidden));
  }
  document.addEventListener("catalogue:shown", tellMap);
  form.addEventListener("click", (event) => {
    if (!event.target.closest("[data-map]")) return;
    map.hidden = !map.hidden;
    tellMap();
    if (narrow.matches && !map.hidden) map.scrollIntoView({ block: "center" });
    for (const file of files?.isConnected ? files.content.children : []) {
      const one = document.createElement(file.localName);
      for (const { name, value } of file.attributes) one.setAttribute(name, value);
      one.async = false; // in their order
      document.head.append(one);
    }
    files.remove();
    document.dispatchEvent(new CustomEvent("catalogue:shown"));
  });

  /* On a phone the filters lie over the page: what is under them is out of reach, Escape closes. */
  sheet.addEventListener("toggle", cover);
  narrow.addEventListener("change", cover);
  sheet.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !narrow.matches) return;
    sheet.open = false;
    sheet.querySelector("summary").focus();
  });
})();
