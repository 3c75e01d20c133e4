// The panel: what was read about a name, or the sentences behind a line.

const detail = byId("detail");

function show(...children) {
  detail.replaceChildren(...children);
  panel.hidden = false;
  panel.scrollTop = 0;
  if (takeFocus) panel.focus({ preventScroll: true });
  takeFocus = false;
  byId("hint").hidden = true;
}

/** A name that opens its own page. */
function nameButton(node) {
  return el("button", { type: "button", class: "inline", onclick: () => go(things[node].key) }, things[node].label);
}

function badge(fact) {
  const mark = el("span", { class: "badge" }, story.lines[fact.line].title + (fact.said && story.lines[fact.line].mark !== "“{}”" ? ", somebody says" : ""));
  mark.style.background = story.lines[fact.line].colour;
  return mark;
}

/** A fact with all that is said for it. */
function factBlock(number) {
  const fact = facts[number];
  const block = el("section", { class: "statement" });
  block.style.setProperty("--kind", story.lines[fact.line].colour);
  block.append(headline(fact), el("p", {}, badge(fact)), ...circumstances(fact), ...claimBlocks(fact));
  if (fact.against) {
    block.append(el("h3", {}, "Contradicted by"), ...fact.against.map((rival) => factButton(rival)));
  }
  return block;
}

function headline(fact) {
  const parts = [fact.s === undefined ? el("em", {}, NOBODY) : nameButton(fact.s), " ", el("em", {}, verbOf(fact)), " "];
  if (fact.o !== undefined) parts.push(nameButton(fact.o));
  else if (fact.literal && fact.literal !== fact.label) parts.push(fact.literal);
  if (fact.at !== undefined) parts.push(el("em", {}, " at "), nameButton(fact.at));
  return el("h2", {}, ...parts);
}

function circumstances(fact) {
  const lines = [];
  if (fact.told) lines.push(el("p", { class: "told" }, fact.told));
  if (fact.when) lines.push(el("p", { class: "dim" }, `When: ${fact.when}`));
  if (fact.place !== undefined) lines.push(el("p", { class: "dim" }, "Where: ", nameButton(fact.place)));
  if (fact.quantity) lines.push(el("p", { class: "dim" }, `How many: ${fact.quantity}`));
  if (fact.sources > 1) lines.push(el("p", { class: "dim" }, `${plural(fact.sources, "independent source")}`));
  return lines;
}

/** The sentences, by who says so: the articles in their own voice first. */
function claimBlocks(fact) {
  const claims = [...fact.claims].sort((a, b) => (a.holder ? 1 : 0) - (b.holder ? 1 : 0) || a.article - b.article);
  if (!claims.length) return [el("p", { class: "dim" }, "This graph was built without the sentences (lean profile).")];
  const same = new Map(); // copies of one text say the same in the same words
  for (const claim of claims) {
    const words = JSON.stringify([claim.holder, claim.texts]);
    same.set(words, [...(same.get(words) || []), claim]);
  }
  return [...same.values()].flatMap((group) => [
    el("p", { class: "says" }, ...whoSays(group[0])),
    ...group[0].texts.map((text) => el("blockquote", {}, text)),
    ...group.map((claim) => el("p", { class: "source" }, source(claim.article), claim.sure === null ? "" : ` · confidence ${claim.sure.toFixed(2)}`)),
  ]);
}

function whoSays(claim) {
  if (!claim.holder) return ["The article says:"];
  return ["According to ", claim.node >= 0 ? nameButton(claim.node) : claim.holder, ":"];
}

function source(article) {
  if (article < 0) return "";
  const { title, publisher, date, file } = story.articles[article];
  return [title, publisher, date, file === title ? "" : file].filter(Boolean).join(" · ");
}

/** A fact as a button that opens its sentences. */
function factButton(number, subject = true) {
  const fact = facts[number];
  return el("button", { type: "button", class: "go", onclick: () => go(fact.key) }, lineMark(fact.line, 26), sentence(fact, subject));
}

function showLine(line, first) {
  const told = factsOf(line);
  const ordered = first === undefined ? told : [first, ...told.filter((fact) => fact !== first)];
  show(...ordered.map(factBlock));
}

function showNode(node) {
  const thing = things[node];
  const about = facts.map((_, i) => i).filter((i) => [facts[i].s, facts[i].o, facts[i].at, facts[i].place].includes(node));
  const said = facts.map((_, i) => i).filter((i) => facts[i].claims.some((claim) => claim.node === node) && !about.includes(i));
  const strength = (i) => facts[i].line - facts[i].claims.length * 0.1 + (facts[i].r === ACTS ? 10 : 0);
  const list = (title, numbers) => (numbers.length ? [el("h3", {}, `${title} (${numbers.length})`), ...numbers.sort((a, b) => strength(a) - strength(b)).map((i) => factButton(i, facts[i].s !== node))] : []);
  show(
    el("h2", {}, thing.label),
    el("p", {}, el("span", { class: "badge class" }, classMark(thing.cls), thing.kind)),
    thing.names.length ? el("p", { class: "names" }, `Also: ${thing.names.join(" · ")}`) : "",
    ...thing.links.map((link) => el("p", { class: "names" }, `Same as ${link}`)),
    hiddenFriends(node),
    ...list(`From ${thing.label}`, about.filter((i) => facts[i].s === node)),
    ...list(`Towards or about ${thing.label}`, about.filter((i) => facts[i].s !== node)),
    ...list(`Said by ${thing.label}`, said),
    ...quotations(thing),
  );
}

function hiddenFriends(node) {
  const { nodes } = seen();
  const hidden = new Set(linesOfNode[node].filter((line) => factsOf(line).length).map((line) => other(line, node)).filter((id) => !nodes.has(id)));
  if (!hidden.size) return "";
  return el("p", {}, el("button", { type: "button", onclick: () => { bringNeighbours(node, Infinity); paint(); showNode(node); uncover([node]); } },
    `Show ${plural(hidden.size, "more neighbour")}`));
}

function quotations(thing) {
  if (!thing.words.length) return [];
  return [el("h3", {}, `Quoted (${thing.words.length})`), ...thing.words.flatMap((words) => [
    el("p", { class: "words" }, words.direct ? `“${words.text}”` : words.text),
    el("p", { class: "source" }, source(words.article)),
  ])];
}

const nodeByKey = new Map(things.map((thing, node) => [thing.key, node]));
const factByKey = new Map(facts.map((fact, number) => [fact.key, number]));

/** The key in the page's address; nothing where the address is malformed. */
function keyInAddress() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
}

let takeFocus = false; // whether the panel that opens next takes the keyboard

/** Opens a name or a statement by its key, and remembers it in the address. */
function go(key, focus = panel.contains(document.activeElement)) {
  takeFocus = focus;
  if (keyInAddress() === key) open(key);
  else location.hash = encodeURIComponent(key);
}

function open(key) {
  if (nodeByKey.has(key)) openNode(nodeByKey.get(key));
  else if (factByKey.has(key)) openFact(factByKey.get(key));
  else close();
}

function openNode(node) {
  chooseNode(node);
  showNode(node);
  uncover([node]);
}

function openFact(number) {
  const line = lineOfFact.get(number);
  if (line === undefined) {
    show(factBlock(number));
    return;
  }
  chooseLine(line);
  showLine(line, number);
  uncover([drawnEdges[line].from, drawnEdges[line].to]);
}

function close() {
  state.chosen = null;
  panel.hidden = true;
  byId("hint").hidden = false;
  paint();
}
