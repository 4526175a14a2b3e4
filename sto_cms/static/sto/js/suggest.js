/* Completes the words of the sentence, and remembers on this device where somebody looked last.
   The field becomes a combobox (WAI-ARIA, list autocomplete with manual selection). */
(() => {
  "use strict";

  const PAUSE = 120;
  const input = document.querySelector("[data-suggest]");
  const near = document.querySelector("[data-remember]");

  const remembers = near && near.form.hasAttribute("data-remembers");
  try {
    if (remembers && !near.value) near.value = localStorage.getItem("near") || "";
    near.form.addEventListener("change", () => localStorage.setItem("near", near.value));
  } catch {
    // This browser keeps nothing; then nothing is remembered.
  }
  if (!input) return;

  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggest__list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent.trim());
  input.after(list);
  const facts = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  };
  for (const [name, value] of Object.entries(facts)) input.setAttribute(name, value);

  let chosen = -1;
  let waiting = 0;
  let running = null;

  function close() {
    clearTimeout(waiting);
    running?.abort();
    chosen = -1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function take(words) {
    input.value = words;
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function open(words) {
    chosen = -1;
    list.replaceChildren(
      ...words.map((text, number) => {
        const option = document.createElement("li");
        option.id = `suggestion-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = text;
        return option;
      }),
    );
    list.hidden = !words.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  async function ask() {
    running?.abort();
    running = new AbortController();
    try {
      const url = `${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
      const answer = await fetch(url, { signal: running.signal });
      if (answer.ok && document.activeElement === input) open(await answer.json());
    } catch {
      // Without suggestions one simply types on.
    }
  }

  function choose(number) {
    const options = [...list.children];
    chosen = (number + options.length) % options.length;
    options.forEach((option, place) =>
      option.setAttribute("aria-selected", String(place === chosen)),
    );
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim().length < 2) close();
    else waiting = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen].textContent);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  // Before the field loses its focus, which would close the list under the finger.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) take(option.textContent);
  });
})();
