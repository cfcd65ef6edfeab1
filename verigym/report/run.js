// Draws the page of a run from the JSON in #data. What a model or a task wrote only ever becomes text, never markup.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const PAGE = 40; // samples shown at a time
const MARKS = {reference_reset: "#c4443a", stage: "#2a6f8f", stage_end: "#8f6f2a", resume: "#999999"};

const COLOURS = ["#d95f02", "#1b9e77", "#7570b3", "#e7298a", "#66a61e", "#a6761d", "#1f78b4", "#b15928", "#6a3d9a"];
const DOMAINS = [...new Set(data.charts.flatMap((chart) => chart.lines).filter((line) => !line.whole).map((line) => line.label))];

function lineOf(label, whole) { // a domain has the same colour in each chart
  const known = DOMAINS.indexOf(label);
  if (known >= 0) return {width: 1.2, color: COLOURS[known % COLOURS.length]};
  return whole ? {width: 2.5, color: "#222"} : {width: 1.5};
}

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// --- charts ---

function runningMean(values, window) {
  return values.map((_, i) => {
    const seen = values.slice(Math.max(0, i + 1 - window), i + 1);
    return seen.reduce((sum, value) => sum + value, 0) / seen.length;
  });
}

function trace(line, window) {
  const points = data.steps.map((step, i) => [step, data.columns[line.key][i]]).filter((point) => point[1] !== null);
  return {
    x: points.map((point) => point[0]),
    y: runningMean(points.map((point) => point[1]), window),
    name: line.label,
    mode: points.length > 1 ? "lines" : "markers",
    line: lineOf(line.label, line.label === "all"),
  };
}

function layout(title) {
  const near = new Map(); // labels at the same step are written as one
  for (const mark of data.marks) {
    const texts = near.get(mark.step) || [];
    near.set(mark.step, texts.includes(mark.text) ? texts : [...texts, mark.text]);
  }
  return {
    title: {text: escaped(title), font: {size: 14}, x: 0.02},
    margin: {l: 50, r: 10, t: 60, b: 35},
    xaxis: {},
    yaxis: {},
    showlegend: true,
    legend: {orientation: "h", font: {size: 11}, y: -0.15},
    shapes: data.marks.map((mark) => ({
      type: "line", x0: mark.step, x1: mark.step, yref: "paper", y0: 0, y1: 1,
      line: {dash: "dot", width: 1, color: MARKS[mark.event]},
    })),
    annotations: near.size > 30 ? [] : [...near].map(([step, texts]) => ({
      x: step, y: 1, yref: "paper", yanchor: "bottom", xanchor: "left", textangle: -20, showarrow: false,
      font: {size: 9, color: "#555"}, text: escaped(texts.join(", ")),
    })),
  };
}

function escaped(text) { // Plotly reads a few tags in its texts
  return String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

let waiting = []; // a chart takes the width of its place, which is known once all have one

function draw(title, traces, more) {
  const place = element("div", undefined, "chart");
  byId("charts").append(place);
  const named = traces.map((one) => ({...one, name: escaped(one.name)}));
  waiting.push(() => Plotly.newPlot(place, named, {...layout(title), ...more}, {responsive: true, displaylogo: false}));
}

function drawValidations() {
  const found = data.validations;
  const names = [...new Set(found.flatMap((event) => Object.keys(event.scores)))];
  if (!names.length) return;
  draw("Score on held-back tasks (95% intervals)", names.map((name) => {
    const seen = found.filter((event) => name in event.scores);
    const ends = seen.map((event) => (event.intervals || {})[name]);
    const known = ends.every((pair) => pair);
    return {
      x: seen.map((event) => event.step),
      y: seen.map((event) => event.scores[name]),
      name, mode: "lines+markers", line: lineOf(name, name === "mean"),
      error_y: !known ? undefined : {
        type: "data", symmetric: false, thickness: 1, width: 2,
        array: ends.map((pair, i) => pair[1] - seen[i].scores[name]),
        arrayminus: ends.map((pair, i) => seen[i].scores[name] - pair[0]),
      },
    };
  }), {yaxis: {range: [0, 1.02]}});
  const counted = found.filter((event) => event.pass_at_k && event.pass_at_k.mean);
  const ks = [...new Set(counted.flatMap((event) => Object.keys(event.pass_at_k.mean)))];
  if (ks.length) draw("pass@k on held-back tasks", ks.map((k) => {
    const seen = counted.filter((event) => k in event.pass_at_k.mean);
    return {x: seen.map((e) => e.step), y: seen.map((e) => e.pass_at_k.mean[k]), name: `pass@${k}`, mode: "lines+markers"};
  }), {yaxis: {range: [0, 1.02]}});
}

function drawAll() {
  const window = Number(byId("smoothing").value);
  byId("charts").replaceChildren();
  drawValidations();
  for (const chart of data.charts) draw(chart.title, chart.lines.map((line) => trace(line, window)));
  const other = byId("other").value;
  if (other) draw(other, [trace({key: other, label: "all"}, window)]);
  for (const plot of waiting) plot();
  waiting = [];
}

// --- samples ---

let shown = PAGE;
const FIELDS = ["domain", "verdict", "first", "last", "text"];

function kept(sample) {
  const [domain, verdict, first, last, text] = FIELDS.map((id) => byId(id).value);
  const judged = {right: sample.score === 1, wrong: sample.score !== 1, unscorable: sample.score === null};
  return (!domain || sample.domain === domain)
    && (!verdict || judged[verdict])
    && (first === "" || sample.step >= Number(first))
    && (last === "" || sample.step <= Number(last))
    && (!text || JSON.stringify([sample.prompt, sample.response, sample.id]).toLowerCase().includes(text.toLowerCase()));
}

function speech(title, messages) {
  const column = element("div");
  column.append(element("div", title, "role"));
  for (const message of messages) {
    if (message.role) column.append(element("div", message.role, "role"));
    column.append(element("pre", message.content));
  }
  return column;
}

function card(sample) {
  const right = sample.score === 1;
  const made = element("article", undefined, right ? "right" : "wrong");
  const facts = [
    `step ${sample.step}`, sample.domain, sample.id,
    sample.score === null ? sample.reason : `${sample.reason}, score ${+sample.score.toFixed(3)}`,
    ...(sample.reward === null || sample.reward === undefined ? [] : [`reward ${+sample.reward.toFixed(3)}`]),
    ...Object.entries(sample.terms).map(([term, value]) => `${term} ${+value.toFixed(3)}`),
    ...(sample.tokens ? [`${sample.tokens} tokens`] : []),
    ...(sample.finished ? [] : ["did not end"]),
    `group: ${sample.rewards.map((reward) => +reward.toFixed(2)).join(" ")}`,
  ];
  made.append(element("header", facts.join(" · ")));
  const texts = element("div", undefined, "texts");
  texts.append(speech("prompt", sample.prompt), speech("response", sample.response));
  made.append(texts);
  const verdict = [sample.extracted && `read as: ${sample.extracted}`, sample.detail].filter(Boolean).join(" · ");
  if (verdict) made.append(element("pre", verdict, "role"));
  return made;
}

function list() {
  const found = data.samples.filter(kept).reverse(); // the latest first
  byId("shown").replaceChildren(...found.slice(0, shown).map(card));
  byId("count").textContent = `${found.length} of ${data.samples.length} responses`;
  byId("more").hidden = found.length <= shown;
}

// --- the address remembers what was chosen: a link to it, or a new reading of the page, shows the same ---

function remember() {
  const chosen = new URLSearchParams();
  for (const id of FIELDS) if (byId(id).value) chosen.set(id, byId(id).value);
  if (byId("reload") && byId("reload").checked) chosen.set("reload", "1");
  history.replaceState(null, "", `#${chosen}`);
}

function recall() {
  const chosen = new URLSearchParams(location.hash.slice(1));
  for (const id of FIELDS) if (chosen.has(id)) byId(id).value = chosen.get(id);
  if (byId("reload")) byId("reload").checked = chosen.has("reload");
}

for (const domain of [...new Set(data.samples.map((sample) => sample.domain))].sort()) {
  const option = element("option", domain);
  option.value = domain;
  byId("domain").append(option);
}
byId("other").append(element("option", ""), ...Object.keys(data.columns).map((key) => element("option", key)));
recall();
byId("filter").addEventListener("submit", (event) => event.preventDefault());
for (const id of FIELDS) byId(id).addEventListener("input", () => { shown = PAGE; remember(); list(); });
byId("more").addEventListener("click", () => { shown += PAGE; list(); });
for (const id of ["smoothing", "other"]) byId(id).addEventListener("change", drawAll);
if (byId("reload")) byId("reload").addEventListener("change", remember);
setInterval(() => { if (byId("reload") && byId("reload").checked) location.reload(); }, 30000);
drawAll();
list();
document.documentElement.dataset.drawn = String(document.querySelectorAll(".chart .main-svg").length);
