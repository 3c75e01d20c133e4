"use strict";
// What Python handed over, and small helpers. Text from articles goes into the page as text only: by
// textContent or createTextNode, never by innerHTML, and on the canvas.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const story = read("story");
const drawnNodes = read("nodes");
const drawnEdges = read("edges");
const things = story.things;
const facts = story.facts;
const ACTS = "acts";
const NOBODY = "(nobody named)";

for (const fact of facts) {
  fact.claims = fact.claims || [];
  fact.target = fact.o ?? fact.at;
}

const byId = (id) => document.getElementById(id);

/** Makes an element; children are elements or text. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A picture of a class's shape, as on the canvas. */
function classMark(cls) {
  const { shape, colour, border, wide } = story.classes[cls];
  const paint = { fill: colour, stroke: border, "stroke-width": Math.min(wide, 2.6) };
  const corners = (count, turn, inner) => Array.from({ length: count }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / count;
    const radius = inner && i % 2 ? inner : 7;
    return `${(9 + radius * Math.cos(angle)).toFixed(1)},${(9 + radius * Math.sin(angle)).toFixed(1)}`;
  }).join(" ");
  const shapes = {
    dot: () => svg("circle", { cx: 9, cy: 9, r: 6, ...paint }),
    square: () => svg("rect", { x: 3, y: 3, width: 12, height: 12, ...paint }),
    hexagon: () => svg("polygon", { points: corners(6, 0), ...paint }),
    triangle: () => svg("polygon", { points: corners(3, -Math.PI / 2), ...paint }),
    triangleDown: () => svg("polygon", { points: corners(3, Math.PI / 2), ...paint }),
    diamond: () => svg("polygon", { points: corners(4, 0), ...paint }),
    star: () => svg("polygon", { points: corners(10, -Math.PI / 2, 3.2), ...paint }),
  };
  return svg("svg", { width: 18, height: 18, viewBox: "0 0 18 18", "aria-hidden": "true" }, shapes[shape]());
}

/** A picture of a kind of line, as on the canvas. */
function lineMark(kind, width = 44) {
  const { colour, dashes } = story.lines[kind];
  return svg("svg", { width, height: 12, viewBox: `0 0 ${width} 12`, "aria-hidden": "true" },
    svg("line", { x1: 0, y1: 6, x2: width - 7, y2: 6, stroke: colour, "stroke-width": 2.2, "stroke-dasharray": dashes.join(" ") }),
    svg("polygon", { points: `${width - 8},2 ${width},6 ${width - 8},10`, fill: colour }));
}

/** The relation's name with the mark of its kind: plain, “said”, possible?, not: denied. */
function marked(fact) {
  const name = story.lines[fact.line].mark.replace("{}", () => fact.label);
  return fact.said && !name.startsWith("“") ? `“${name}”` : name;
}

const labelOf = (node) => (node === undefined ? "" : things[node].label);

/** What stands between the two ends of a statement: "issues", "is mayor". */
const verbOf = (fact) => (fact.r === "hasRole" && fact.label === fact.literal ? `is ${marked(fact)}` : marked(fact));

/** A statement as a sentence of sorts; without its subject where ``subject`` is false. */
function sentence(fact, subject = true) {
  const end = fact.o !== undefined ? labelOf(fact.o) : fact.label === fact.literal ? "" : fact.literal;
  const at = fact.at !== undefined ? `at ${labelOf(fact.at)}` : "";
  return [subject ? labelOf(fact.s) || NOBODY : "", verbOf(fact), end, at].filter(Boolean).join(" ");
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const cut = (text, limit) => (text.length > limit ? `${text.slice(0, limit - 1).trimEnd()}…` : text);
const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
