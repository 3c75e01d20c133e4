// Search, slider, filters, mouse and keys.

const search = byId("search");
const results = byId("results");
const amount = byId("amount");
let found = []; // keys of the results
let active = -1;
let index = null;

/** Everything that can be found, folded; made at the first search. */
function searchIndex() {
  index = index || {
    things: things.map((thing) => fold([thing.label, ...thing.names].join(" \n "))),
    facts: facts.map((fact) => fold([sentence(fact), ...fact.claims.flatMap((claim) => claim.texts)].join(" \n "))),
  };
  return index;
}

function find(query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const fits = (text) => words.every((word) => text.includes(word));
  const all = searchIndex();
  const begins = (i) => (all.things[i].split(/\s+/).some((word) => word.startsWith(words[0])) ? 0 : 1);
  const nodes = things.map((_, i) => i).filter((i) => fits(all.things[i])).sort((a, b) => begins(a) - begins(b) || things[a].rank - things[b].rank);
  const told = facts.map((_, i) => i).filter((i) => fits(all.facts[i])).sort((a, b) => (facts[a].r === ACTS) - (facts[b].r === ACTS));
  return { nodes: nodes.slice(0, 12), told: told.slice(0, 8) };
}

function listResults() {
  const query = search.value.trim();
  if (!query) { hideResults(); return; }
  const { nodes, told } = find(query);
  const items = [
    ...nodes.map((i) => [things[i].key, classMark(things[i].cls), ` ${things[i].label}`, el("small", {}, `${things[i].kind}, ${plural(things[i].degree, "neighbour")}`)]),
    ...told.map((i) => [facts[i].key, lineMark(facts[i].line, 26), ` ${sentence(facts[i])}`, el("small", {}, cut(facts[i].claims[0]?.texts[0] || "", 140))]),
  ];
  found = items.map(([key]) => key);
  active = items.length ? 0 : -1;
  results.replaceChildren(...items.map(([key, ...parts], i) => el("li", {
    role: "option", id: `result-${i}`, onmousedown: (event) => { event.preventDefault(); take(key); },
  }, ...parts)));
  if (!items.length) results.append(el("li", { class: "none" }, "Nothing of that name was read in these articles."));
  const { left, bottom } = search.getBoundingClientRect(); // fixed: the column that search stands in would cut it off
  results.style.left = `${left}px`;
  results.style.top = `${bottom + 3}px`;
  results.hidden = false;
  search.setAttribute("aria-expanded", "true");
  markActive();
}

function markActive() {
  [...results.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
  if (active >= 0) {
    search.setAttribute("aria-activedescendant", `result-${active}`);
    results.children[active].scrollIntoView({ block: "nearest" });
  } else search.removeAttribute("aria-activedescendant");
}

function hideResults() {
  results.hidden = true;
  search.setAttribute("aria-expanded", "false");
  search.removeAttribute("aria-activedescendant");
}

function take(key) {
  hideResults();
  search.value = "";
  go(key, true);
}

search.addEventListener("input", listResults);
search.addEventListener("blur", hideResults);
search.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) { active = (active + step + found.length) % found.length; markActive(); event.preventDefault(); }
  else if (event.key === "Enter" && active >= 0 && !results.hidden) take(found[active]);
  else if (event.key === "Escape") { search.value = ""; hideResults(); event.stopPropagation(); }
});

// Slider.
function setAmount(count) {
  const stage = stageNow();
  state.amount = Math.max(1, Math.min(count, mostNodes()));
  if (stageNow() !== stage) spots.clear();
  paint();
  if (stageNow() !== stage) fit();
  else nameHubs();
  showAmount();
}
function showAmount() {
  amount.max = String(mostNodes());
  amount.min = String(Math.min(5, mostNodes()));
  amount.value = String(state.amount);
  byId("amount-text").textContent = `${Math.min(state.amount, mostNodes())} of ${mostNodes()}`;
}
amount.addEventListener("input", () => setAmount(Number(amount.value)));

// Filters.
function choice(mark, title, count, off, key, hint) {
  const box = el("input", { type: "checkbox", "data-key": String(key) });
  const label = el("label", { class: "choice", title: hint }, box, mark, el("span", {}, title), el("small", {}, count.toLocaleString("en")));
  const sync = () => { box.checked = !off.has(key); label.classList.toggle("off", off.has(key)); };
  box.addEventListener("change", () => { if (box.checked) off.delete(key); else off.add(key); refilter(); });
  syncs.push(sync);
  return label;
}
const syncs = [];
function refilter() {
  if (state.amount > mostNodes()) state.amount = mostNodes();
  paint();
  syncAll();
}
function syncAll() {
  syncs.forEach((sync) => sync());
  showAmount();
}
const tally = (items, of) => items.reduce((count, item) => count.set(of(item), (count.get(of(item)) || 0) + 1), new Map());

function fillFilters() {
  const kinds = tally(facts, (fact) => fact.line);
  story.lines.forEach((line, kind) => byId("lines").append(choice(lineMark(kind), line.title, kinds.get(kind) || 0, state.offLines, kind, line.hint)));
  const classes = tally(things, (thing) => thing.cls);
  story.classes.forEach((cls, number) => { if (classes.has(number)) byId("classes").append(choice(classMark(number), cls.title, classes.get(number), state.offClasses, number)); });
  const relations = [...tally(facts, (fact) => fact.r)].sort((a, b) => (a[0] === ACTS) - (b[0] === ACTS) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  for (const [name, count] of relations) {
    byId("relations").append(choice(null, name === ACTS ? "other actions, by their verb" : story.relations[name], count, state.offRelations, name));
  }
  byId("all-relations").addEventListener("click", () => { state.offRelations.clear(); state.offRelations.add(ACTS); refilter(); });
  byId("no-relations").addEventListener("click", () => { relations.forEach(([name]) => state.offRelations.add(name)); refilter(); });
}

// Mouse.
network.on("click", ({ nodes, edges }) => {
  if (nodes.length) go(things[nodes[0]].key);
  else if (edges.length) go(facts[factsOf(edges[0])[0]].key);
  else leave();
});
const tip = byId("tip");
function showTip(title, text, { x, y }) {
  tip.replaceChildren(el("strong", {}, title), text ? el("div", {}, text) : "");
  tip.hidden = false;
  tip.style.left = `${Math.max(4, Math.min(x + 14, byId("stage").clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, Math.min(y + 14, byId("stage").clientHeight - tip.offsetHeight - 8))}px`;
}
const hideTip = () => { tip.hidden = true; };
network.on("hoverNode", ({ node, pointer }) => showTip(things[node].label, `${things[node].kind}, ${plural(things[node].degree, "neighbour")}`, pointer.DOM));
network.on("hoverEdge", ({ edge, pointer }) => {
  const told = factsOf(edge);
  if (told.length) showTip(told.slice(0, 3).map((i) => sentence(facts[i])).join("; "), cut(facts[told[0]].claims[0]?.texts[0] || "", 220), pointer.DOM);
});
for (const name of ["blurNode", "blurEdge", "dragStart", "zoom", "click"]) network.on(name, hideTip);

for (const name of ["dragEnd", "zoom"]) network.on(name, () => { touched = true; });
network.on("resize", () => queueMicrotask(() => { if (!touched && !state.chosen) fit(); })); // after vis has scaled by itself
let zoomed = 0;
network.on("zoom", () => { clearTimeout(zoomed); zoomed = setTimeout(nameHubs, 120); });

function leave() {
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  close();
}

// Keys.
const zoom = (factor) => { touched = true; network.moveTo({ scale: Math.min(3, Math.max(0.05, network.getScale() * factor)), animation: false }); nameHubs(); };

/** The neighbour that lies best in a direction, or else the nearest shown node there. */
function towards(dx, dy) {
  const shown = shownNodes.getIds();
  if (!shown.length) return undefined;
  const from = state.chosen?.node ?? (state.chosen ? drawnEdges[state.chosen.line].from : undefined);
  if (from === undefined || !shown.includes(from)) return shown.reduce((a, b) => (things[a].rank < things[b].rank ? a : b));
  const places = network.getPositions(shown);
  const friends = new Set(linesOfNode[from].filter((line) => shownEdges.get(line)).map((line) => other(line, from)));
  const cost = (id) => {
    const [x, y] = [places[id].x - places[from].x, places[id].y - places[from].y];
    const length = Math.hypot(x, y);
    const along = (x * dx + y * dy) / (length || 1);
    return along < 0.5 ? Infinity : (length / along ** 2) * (friends.has(id) ? 1 : 3);
  };
  const best = shown.filter((id) => id !== from).reduce((a, b) => (a === undefined || cost(b) < cost(a) ? b : a), undefined);
  return best !== undefined && cost(best) < Infinity ? best : undefined;
}

function step(dx, dy) {
  const next = towards(dx, dy);
  if (next === undefined) return;
  chooseNode(next);
  if (!panel.hidden) showNode(next);
  uncover([next]);
  byId("shown").textContent = `${things[next].label}, ${things[next].kind}, ${plural(things[next].degree, "neighbour")}. Enter to read.`;
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
byId("mynetwork").addEventListener("keydown", (event) => {
  if (STEPS[event.key]) { step(...STEPS[event.key]); event.preventDefault(); }
  else if (event.key === "Enter" && state.chosen?.node !== undefined) go(things[state.chosen.node].key, true);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { leave(); byId("mynetwork").focus(); return; }
  if (event.target.matches("input[type=search]")) return;
  const action = { "/": () => search.focus(), "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: fit }[event.key];
  if (action) { action(); event.preventDefault(); }
});

byId("fit").addEventListener("click", fit);
byId("closer").addEventListener("click", () => zoom(1.25));
byId("wider").addEventListener("click", () => zoom(0.8));
byId("close").addEventListener("click", () => { leave(); byId("mynetwork").focus(); });
byId("reset").addEventListener("click", () => {
  state.pinned.clear(); state.offClasses.clear(); state.offRelations.clear(); state.offLines.clear(); spots.clear();
  state.offRelations.add(ACTS);
  state.amount = story.start;
  state.mainLines = true;
  leave(); syncAll(); fit();
});

const mainLines = byId("main-lines");
mainLines.addEventListener("change", () => { state.mainLines = mainLines.checked; paint(); });
syncs.push(() => { mainLines.checked = state.mainLines; });

fillFilters();
syncAll();
paint();
network.once("afterDrawing", () => { // how wide labels are is known only now
  fit();
  if (location.hash) { open(keyInAddress()); syncAll(); }
  document.documentElement.dataset.ready = "yes";
});
window.addEventListener("hashchange", () => { open(keyInAddress()); syncAll(); });
