/* The map beside the list: the same activities, with the same numbers. Drawn here, from lines and
   dots of our own; pictures of a real map only where this site was set up with them. */
(() => {
  "use strict";

  const { L } = window;
  const box = document.getElementById("map");
  const told = box.dataset;
  const COUNTRY = [[50.75, 3.36], [53.55, 7.22]];
  const TOWNS_AT = { 7: 8, 8: 22, 9: 60 };
  const ALL_TOWNS = 150;

  const map = L.map(box, { zoomControl: false, attributionControl: Boolean(told.whose), minZoom: 6, maxZoom: told.tiles ? 16 : 12, zoomSnap: 0.5 });
  L.control.zoom({ zoomInTitle: told.closer, zoomOutTitle: told.farther }).addTo(map);
  map.fitBounds(COUNTRY);
  const ground = L.layerGroup().addTo(map);
  const towns = L.layerGroup().addTo(map);
  const pins = L.layerGroup().addTo(map);
  if (told.tiles) L.tileLayer(told.tiles, { attribution: told.whose }).addTo(map);
  else fetch(told.outline).then((answer) => answer.json()).then(drawGround);

  function drawGround(outline) {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const canvas = L.canvas();
    const draw = () => {
      ground.clearLayers();
      for (const line of outline.lines)
        L.polyline(line, { className: "map__line", interactive: false, smoothFactor: 0.5 }).addTo(ground);
      const color = getComputedStyle(box).getPropertyValue("--line-strong").trim();
      for (const dot of outline.dots)
        L.circleMarker(dot, { renderer: canvas, radius: 1, stroke: false, fillColor: color, fillOpacity: 0.7, interactive: false }).addTo(ground);
    };
    const name = () => {
      towns.clearLayers();
      const most = TOWNS_AT[Math.max(7, Math.floor(map.getZoom()))] ?? ALL_TOWNS;
      for (const [town, latitude, longitude] of outline.towns.slice(0, most)) {
        const words = document.createElement("span");
        words.textContent = town;
        const icon = L.divIcon({ className: "map__town", html: words, iconSize: null });
        L.marker([latitude, longitude], { icon, keyboard: false, interactive: false, zIndexOffset: -1000 }).addTo(towns);
      }
    };
    draw();
    name();
    dark.addEventListener("change", draw);
    map.on("zoomend", name);
  }

  const point = (text) => text.split(",").map(Number);

  function popup(items) {
    const list = document.createElement("ul");
    for (const { number, link } of items) {
      const item = document.createElement("li");
      const copy = document.createElement("a");
      copy.href = link.href;
      copy.textContent = `${number}. ${link.textContent.trim()}`;
      item.append(copy);
      list.append(item);
    }
    return list;
  }

  function pinOf(at, items) {
    const words = document.createElement("span");
    words.textContent = items.length > 2 ? `${items[0].number} +${items.length - 1}` : items.map((item) => item.number).join(" · ");
    const icon = L.divIcon({ className: "pin", html: words, iconSize: null });
    const pin = L.marker(point(at), { icon, riseOnHover: true }).bindPopup(popup(items), { maxWidth: 260, maxHeight: 220 });
    pin.addTo(pins);
    const element = pin.getElement();
    element.setAttribute("aria-label", items.map((item) => `${item.number}. ${item.link.textContent.trim()}`).join(", "));
    for (const { card } of items) {
      card.onpointerenter = () => element.classList.add("pin--near");
      card.onpointerleave = () => element.classList.remove("pin--near");
    }
  }

  /* Several activities at one place share a pin. */
  function show() {
    if (box.hidden) return;
    map.invalidateSize();
    pins.clearLayers();
    const places = new Map();
    for (const card of document.querySelectorAll("#list > li[data-at]")) {
      const { at, number } = card.dataset;
      if (!at) continue;
      if (!places.has(at)) places.set(at, []);
      places.get(at).push({ card, number, link: card.querySelector(".card__link") });
    }
    for (const [at, items] of places) pinOf(at, items);
    const circle = document.querySelector("[data-circle]")?.dataset.circle;
    let bounds = L.latLngBounds([...places.keys()].map(point));
    if (circle) {
      const [latitude, longitude, kilometres] = point(circle);
      const reach = L.circle([latitude, longitude], { radius: kilometres * 1000, className: "map__reach", interactive: false }).addTo(pins);
      bounds = reach.getBounds();
    }
    map.fitBounds(bounds.isValid() ? bounds.pad(0.1) : COUNTRY, { maxZoom: 10, animate: false });
  }

  map.on("popupopen", ({ popup: opened }) => {
    const button = opened.getElement().querySelector(".leaflet-popup-close-button");
    button?.setAttribute("aria-label", told.close);
  });
  document.addEventListener("catalogue:shown", show);
  show();
})();
