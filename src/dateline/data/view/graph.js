// The network: which nodes and lines are shown, where, and which one is chosen.

const panel = byId("panel");
const BEND = 0.2; // how far parallel lines bend apart, as a part of their length

const state = {
  amount: story.start,
  pinned: new Set(), // found by search: shown whatever the slider says
  offClasses: new Set(),
  offRelations: new Set([ACTS]), // actions without a relation of their own are left out unless asked for
  offLines: new Set(),
  mainLines: true, // only the most told lines, and those of what is chosen
  chosen: null, // {node} or {line}
};
const spots = new Map(); // places given to pinned nodes, kept while the picture stays
const shownNodes = new vis.DataSet();
const shownEdges = new vis.DataSet();
const network = new vis.Network(byId("mynetwork"), { nodes: shownNodes, edges: shownEdges }, JSON.parse(read("options")));

const lineOfFact = new Map();
story.bundles.forEach((bundle, line) => bundle.forEach((fact) => lineOfFact.set(fact, line)));
const linesOfNode = things.map(() => []);
drawnEdges.forEach((edge) => { linesOfNode[edge.from].push(edge.id); linesOfNode[edge.to].push(edge.id); });

const mostNodes = () => (state.offRelations.has(ACTS) ? story.told : story.linked);
const allowed = (fact) => !state.offRelations.has(fact.r) && !state.offLines.has(fact.line);
const factsOf = (line) => story.bundles[line].filter((fact) => allowed(facts[fact]));
const other = (line, node) => (drawnEdges[line].from === node ? drawnEdges[line].to : drawnEdges[line].from);

/** Works out what is to be seen: {nodes: Set, lines: Map(line -> facts)}. */
function seen() {
  const may = (node) => !state.offClasses.has(things[node].cls) && (things[node].rank < state.amount || state.pinned.has(node));
  const lines = new Map();
  const nodes = new Set([...state.pinned].filter(may));
  for (const edge of drawnEdges) {
    if (!may(edge.from) || !may(edge.to)) continue;
    const told = factsOf(edge.id);
    if (!told.length) continue;
    lines.set(edge.id, told);
    nodes.add(edge.from).add(edge.to);
  }
  return { nodes, lines: state.mainLines ? mainOf(lines, nodes.size) : lines, all: lines };
}

/** The strongest lines: first those that hold everything together, then the next ones, so many for each node. */
function mainOf(lines, count) {
  const parent = new Map();
  const root = (node) => { while (parent.has(node)) node = parent.get(node); return node; };
  const kept = [];
  const rest = [];
  for (const line of [...lines.keys()].sort((a, b) => story.strengths[b] - story.strengths[a] || a - b)) {
    const [a, b] = [root(drawnEdges[line].from), root(drawnEdges[line].to)];
    if (a === b) { rest.push(line); continue; }
    parent.set(a, b);
    kept.push(line);
  }
  const room = Math.max(0, Math.round(story.linesPerNode * count) - kept.length);
  const main = new Set([...kept, ...rest.slice(0, room)]);
  return new Map([...lines].filter(([line]) => main.has(line) || touches(line)));
}

/** Whether a line is chosen, or ends at the chosen node. */
function touches(line) {
  if (!state.chosen) return false;
  return state.chosen.line === line || (state.chosen.node !== undefined && linesOfNode[state.chosen.node].includes(line));
}

const stageNow = () => Math.max(0, story.stages.findIndex((size) => size >= Math.min(state.amount, story.linked)));

/** Where a node stands now: as computed beforehand, or, when search brought it in, beside what it is linked with. */
function placeOf(node, stage, lines) {
  const first = story.stages.findIndex((size) => size > things[node].rank);
  if (first >= 0 && first <= stage) return things[node].places[stage - first];
  if (!spots.has(node)) spots.set(node, freeSpot(node, stage, lines));
  return spots.get(node);
}

function freeSpot(node, stage, lines) {
  const here = [...network.body.nodeIndices].filter((id) => id !== node).map((id) => network.body.nodes[id]);
  const friends = here.filter((n) => linesOfNode[n.id].some((line) => lines.has(line) && other(line, n.id) === node));
  const around = friends.length ? friends : here;
  const middle = (axis) => (around.length ? around.reduce((sum, n) => sum + n[axis], 0) / around.length : 0);
  const clear = (x, y) => here.every((n) => Math.abs(n.x - x) > 150 || Math.abs(n.y - y) > 80)
    && [...spots.values()].every(([a, b]) => Math.abs(a - x) > 150 || Math.abs(b - y) > 80);
  for (let step = 1; step < 4000; step += 1) {
    const [x, y] = [middle("x") + 22 * Math.sqrt(step) * 1.3 * Math.cos(2.4 * step), middle("y") + 22 * Math.sqrt(step) * Math.sin(2.4 * step)];
    if (clear(x, y)) return [Math.round(x), Math.round(y)];
  }
  return [0, 0];
}

/** The name of a line: its relations, each once, the most told first; two of them at most. */
function nameOf(told) {
  const count = new Map();
  for (const fact of told) count.set(marked(facts[fact]), (count.get(marked(facts[fact])) || 0) + facts[fact].claims.length);
  const names = [...count].sort((a, b) => b[1] - a[1]).map(([name]) => cut(name, 26));
  return names.length > 2 ? `${names.slice(0, 2).join(",\n")} +${names.length - 2}` : names.join(",\n");
}

/** Brings the network in line with the state. */
function paint() {
  const { nodes, lines, all } = seen();
  const stage = stageNow();
  const bright = brightOnes(lines);
  const faint = (id) => bright !== null && !bright.has(id);
  shownEdges.remove(shownEdges.getIds().filter((id) => !lines.has(id)));
  shownNodes.remove(shownNodes.getIds().filter((id) => !nodes.has(id)));
  shownNodes.update([...nodes].sort((a, b) => things[b].rank - things[a].rank).map((id) => {
    const [x, y] = placeOf(id, stage, lines);
    const dim = faint(id);
    return { ...drawnNodes[id], x, y, opacity: dim ? 0.38 : 1, font: { ...drawnNodes[id].font, color: dim ? "rgba(28,36,48,.5)" : "#1C2430" } };
  }));
  const bends = bendsOf(lines);
  shownEdges.update([...lines].map(([id, told]) => {
    const edge = drawnEdges[id];
    const dim = bright !== null && !touches(id);
    return { ...edge, label: dim && state.chosen.node !== undefined ? " " : nameOf(told), font: { color: edge.font.color + (dim ? "80" : "") }, smooth: bends.get(id), color: { ...edge.color, opacity: dim ? 0.3 : 1 } };
  }));
  if (state.chosen?.node !== undefined && nodes.has(state.chosen.node)) network.selectNodes([state.chosen.node], true);
  else if (state.chosen?.line !== undefined && lines.has(state.chosen.line)) network.setSelection({ edges: [state.chosen.line], nodes: [] }, { highlightEdges: false });
  else network.unselectAll();
  tellShown(nodes.size, lines, all);
}

/** Bends lines between the same two nodes apart; one alone is straight. */
function bendsOf(lines) {
  const beside = new Map();
  for (const line of lines.keys()) {
    const { from, to } = drawnEdges[line];
    const pair = `${Math.min(from, to)} ${Math.max(from, to)}`;
    beside.set(pair, [...(beside.get(pair) || []), line]);
  }
  const bends = new Map();
  for (const group of beside.values()) {
    group.forEach((line, i) => {
      const bend = (i - (group.length - 1) / 2) * BEND * (drawnEdges[line].from < drawnEdges[line].to ? 1 : -1);
      bends.set(line, bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : { enabled: false });
    });
  }
  return bends;
}

/** Nodes that stay bright: what is chosen and its neighbours; null where nothing is chosen. */
function brightOnes(lines) {
  if (!state.chosen) return null;
  if (state.chosen.line !== undefined) return new Set([drawnEdges[state.chosen.line].from, drawnEdges[state.chosen.line].to]);
  const bright = new Set([state.chosen.node]);
  for (const line of linesOfNode[state.chosen.node]) if (lines.has(line)) bright.add(other(line, state.chosen.node));
  return bright;
}

function tellShown(count, lines, all) {
  byId("shown").textContent = `Shown: ${plural(count, "name")}, ${lines.size.toLocaleString("en")} of ${plural(all.size, "line")} between them`;
}

/** The part of the stage that the panel leaves free. */
const room = () => ({ width: byId("stage").clientWidth - (panel.hidden ? 0 : panel.clientWidth), height: byId("stage").clientHeight });

let touched = false; // whether the reader moved the picture himself

/** Shows everything, names included (vis's own fit forgets those that it has not drawn yet). */
function fit() {
  touched = false;
  const boxes = Object.entries(network.getPositions(shownNodes.getIds())).map(([id, { x, y }]) => {
    const [[width, height], size] = [things[id].box, drawnNodes[id].size];
    return { left: x - width / 2, right: x + width / 2, top: y - size, bottom: y - size + height };
  });
  if (!boxes.length) return;
  const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
  const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
  const { width, height } = room();
  const scale = Math.min((width - 20) / (right - left), (height - 44) / (bottom - top), 1.25);
  const shift = (byId("stage").clientWidth - width) / 2;
  network.moveTo({ position: { x: (left + right) / 2 + shift / scale, y: (top + bottom) / 2 + 6 / scale }, scale, animation: false });
  nameHubs();
}

const HUBS = 30; // so many names stay readable however far the picture is zoomed out, where there is room for them
const READABLE = 12.5; // pixels on the screen
let enlarged = [];

/** Enlarges the names of the most connected where the zoom has made them too small to read. */
function nameHubs() {
  const scale = network.getScale();
  const shown = shownNodes.getIds().sort((a, b) => things[a].rank - things[b].rank).slice(0, HUBS);
  const places = network.getPositions(shown);
  const taken = [];
  const large = shown.filter((id) => {
    const { size, font, label } = drawnNodes[id];
    const type = READABLE / scale;
    if (font.size >= type || state.chosen) return false;
    const rows = label.split("\n");
    const half = Math.max(...rows.map((row) => row.length)) * type * 0.3;
    const { x, y } = places[id];
    const box = [x - half, y - size, x + half, y + size + rows.length * type * 1.2];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return false;
    taken.push(box);
    return true;
  });
  const back = enlarged.filter((id) => !large.includes(id) && shownNodes.get(id));
  shownNodes.update([
    ...large.map((id) => ({ id, font: { size: READABLE / scale, strokeWidth: 4 / scale } })),
    ...back.map((id) => ({ id, font: { size: drawnNodes[id].font.size, strokeWidth: 4 } })),
  ]);
  enlarged = large;
}

/** Moves the picture just as far as needed for points to be seen beside the panel. */
function uncover(ids) {
  const { width, height } = room();
  const places = Object.values(network.getPositions(ids)).map((place) => network.canvasToDOM(place));
  if (!places.length) return;
  const [xs, ys] = [places.map((p) => p.x), places.map((p) => p.y)];
  const shift = (low, high, size, edge) => (low < edge || high > size - edge ? size / 2 - (low + high) / 2 : 0);
  const dx = shift(Math.min(...xs), Math.max(...xs), width, 90);
  const dy = shift(Math.min(...ys), Math.max(...ys), height, 50);
  const view = network.getViewPosition();
  const scale = network.getScale();
  if (!dx && !dy) return;
  touched = true;
  network.moveTo({ position: { x: view.x - dx / scale, y: view.y - dy / scale }, animation: false });
}

/** Makes sure that a node, or both ends of a line, are among what is shown. */
function bringIn(nodes) {
  for (const node of nodes) {
    state.offClasses.delete(things[node].cls);
    if (things[node].rank >= state.amount) state.pinned.add(node);
  }
}

/** A found node comes with its best connected neighbours, if none of them is shown. */
function bringNeighbours(node, count) {
  const { nodes } = seen();
  const friends = [...new Set(linesOfNode[node].filter((line) => factsOf(line).length).map((line) => other(line, node)))];
  if (count === Infinity || !friends.some((friend) => nodes.has(friend))) {
    bringIn(friends.sort((a, b) => things[a].rank - things[b].rank).slice(0, count));
  }
}

function chooseNode(node) {
  state.chosen = { node };
  bringIn([node]);
  bringNeighbours(node, 6);
  paint();
}

function chooseLine(line) {
  state.chosen = { line };
  bringIn([drawnEdges[line].from, drawnEdges[line].to]);
  for (const fact of story.bundles[line].slice(0, factsOf(line).length ? 0 : undefined)) {
    state.offLines.delete(facts[fact].line);
    state.offRelations.delete(facts[fact].r);
  }
  paint();
}
