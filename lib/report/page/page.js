// The script of the report page: reads the data, filters the forms, lays them out near the window, draws the charts.
"use strict";
(() => {
  const AT_ONCE = 20; // forms added when the end of the list comes near
  const TEXTS = {
    search: ["查找项目、单位、指标、问题…", "Find in the forms …"],
    severity: ["级别", "Severity"], code: ["问题", "Finding"], department: ["部门", "Department"], grade: ["等级", "Grade"],
    order: ["排序", "Order"], all: ["全部", "all"], worst: ["问题多的在前", "gravest first"], paper: ["按原顺序", "as submitted"],
    money: ["金额大的在前", "largest budget first"], score: ["得分低的在前", "lowest score first"],
    language: ["English", "中文"], theme: ["深色/浅色", "Light/dark"], print: ["打印", "Print"], reset: ["清除筛选", "Clear"],
    shown: ["显示 {n} 张，共 {all} 张", "{n} of {all} forms"], none: ["没有符合条件的自评表。", "No form fits the filter."],
    earlier: ["显示前面的表", "Show earlier forms"], clean: ["未发现问题。", "No findings."], trace: ["计算依据", "How the points come about"],
    printed: ["填报", "Printed"], recomputed: ["复算", "recomputed"], expected: ["应为", "Expected"], source: ["依据", "Source"], repair: ["建议修改：", "Proposed correction: "],
    or: ["或：", "Or: "], missing: ["没有保存该表的版面。", "The form itself was not kept."], more: ["显示全文", "Show all"],
    scores: ["得分与执行率", "Score against execution rate"], losses: ["失分分布", "Where points were lost"],
    against: ["填报与复算", "Printed against recomputed"], bands: ["得分分布", "Distribution of scores"],
    weighted: ["按金额加权", "weighted by money"], rate: ["执行率（%）", "Execution rate (%)"], points: ["填报得分", "Printed score"],
    again: ["复算得分", "Recomputed score"], old: ["浏览器版本过低，无法显示各表。", "This browser is too old to show the forms."],
    nameless: ["（没有项目名称）", "(no project name)"],
    parts: ["执行 产出 成本 效益 满意度".split(" "), "execution output cost benefit satisfaction".split(" ")],
    severities: [["提示", "警告", "错误"], ["note", "warning", "error"]], grades: [["优", "良", "中", "差"], ["excellent", "good", "fair", "poor"]],
  };
  const LEVELS = ["note", "warning", "error"];
  const ROLES = ["title", "line", "label", "words", "figure"];
  const F = { document: 0, index: 1, project: 2, department: 3, unit: 4, year: 5, printed: 6, again: 7, counts: 8, codes: 9,
    grade: 10, budget: 11, rate: 12, score: 13, range: 14, lost: 15 };
  const root = document.documentElement;
  const tongue = () => (root.lang === "en" ? 1 : 0);
  const say = (key) => TEXTS[key][tongue()];
  const pick = (text) => (Array.isArray(text) ? text[tongue()] : text);
  const $ = (id) => document.getElementById(id);

  function make(tag, traits = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(traits)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  }
  const mixed = (text) => make("bdi", {}, text); // a text of a form keeps its direction to itself

  // ------------------------------------------------------------------------------------------------ data
  const sources = [...document.querySelectorAll("script.data")];
  const parts = new Map(); // number of a part: a promise of its forms
  const ready = new Map(); // number of a part: its forms
  const hay = []; // of each form the text that is searched
  let data = null;

  async function parsed(node) {
    const bytes = Uint8Array.from(atob(node.textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }
  function part(n) {
    if (!parts.has(n))
      parts.set(n, parsed(sources[n + 1]).then((forms) => {
        ready.set(n, forms);
        forms.forEach((form, k) => { hay[n * data.at + k] = head_text(n * data.at + k) + body_text(form); });
        return forms;
      }));
    return parts.get(n);
  }
  const content = async (i) => (await part(Math.floor(i / data.at)))[i % data.at];
  const content_now = (i) => ready.get(Math.floor(i / data.at))?.[i % data.at];
  async function everything() {
    for (let n = 0; n + 1 < sources.length; ++n) await part(n);
  }
  const head_text = (i) => {
    const f = data.forms[i];
    return [f[F.project], f[F.department], f[F.unit], f[F.year] ?? "", data.documents[f[F.document]][0]].join("\n").toLowerCase() + "\n";
  };
  const body_text = (form) => {
    const texts = (form.t?.r ?? []).flatMap((row) => row.map((cell) => cell[0]));
    for (const f of form.f) texts.push(...[].concat(f.m));
    return texts.join("\n").toLowerCase();
  };
  const title = (i) => data.forms[i][F.project] || say("nameless");
  const anchors = []; // d2f15: the fifteenth form of the second document
  const anchor = (i) => anchors[i];

  // ------------------------------------------------------------------------------------------------ filter
  const chosen = { severity: "", code: "", department: "", grade: "", order: "worst", text: "" };
  let shown = [];
  function fits(i) {
    const f = data.forms[i];
    if (chosen.department && f[F.department] !== chosen.department) return false;
    if (chosen.grade !== "" && String(f[F.grade]) !== chosen.grade) return false;
    if (chosen.severity !== "" || chosen.code !== "") {
      const level = chosen.severity === "" ? -1 : Number(chosen.severity);
      const code = chosen.code === "" ? -1 : Number(chosen.code);
      if (!f[F.codes].some(([c, s]) => (code < 0 || c === code) && (level < 0 || s === level))) return false;
    }
    return !chosen.text || (hay[i] ?? head_text(i)).includes(chosen.text);
  }
  const number = (text) => (text === null || text === "" ? NaN : Number(text));
  const ORDERS = {
    worst: (a, b) => b[F.counts][0] - a[F.counts][0] || b[F.counts][1] - a[F.counts][1] || b[F.counts][2] - a[F.counts][2],
    paper: (a, b) => a[F.document] - b[F.document] || a[F.index] - b[F.index],
    money: (a, b) => (number(b[F.budget]) || 0) - (number(a[F.budget]) || 0),
    score: (a, b) => (number(a[F.score]) || 1e9) - (number(b[F.score]) || 1e9),
  };
  function filter() {
    shown = [];
    for (let i = 0; i < data.forms.length; ++i) if (fits(i)) shown.push(i);
    const order = ORDERS[chosen.order];
    shown.sort((a, b) => order(data.forms[a], data.forms[b]) || a - b);
    $("count").textContent = say("shown").replace("{n}", shown.length).replace("{all}", data.forms.length);
    list(0);
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(draw);
  }
  let drawing = 0;

  // ------------------------------------------------------------------------------------------------ one form
  function table(form, i, marks) {
    const all = form.t.w.reduce((sum, w) => sum + w, 0) || 1;
    const columns = make("colgroup");
    for (const w of form.t.w) {
      const column = make("col");
      column.style.width = `${(w * 100) / all}%`;
      columns.append(column);
    }
    const body = make("tbody");
    let n = 0;
    for (const row of form.t.r) {
      const line = make("tr");
      for (const [text, across, down, role] of row) {
        const cell = make(ROLES[role] === "label" ? "th" : "td", { class: ROLES[role], colspan: across > 1 ? across : null, rowspan: down > 1 ? down : null });
        cell.append(long_text(text));
        for (const mark of marks.get(n) ?? []) {
          cell.dataset.field = mark.finding.k;
          cell.classList.add("marked", LEVELS[mark.finding.s]);
          cell.append(make("button", { type: "button", class: `mark ${LEVELS[mark.finding.s]}`, title: pick(mark.finding.m),
            "aria-label": `${mark.number}: ${pick(mark.finding.m)}`, onclick: () => go(`${anchor(i)}n${mark.number}`) }, String(mark.number)));
        }
        line.append(cell);
        ++n;
      }
      body.append(line);
    }
    return make("div", { class: "wide", tabindex: 0, role: "region", "aria-label": title(i).slice(0, 80) },
      make("table", { class: "official" }, columns, body));
  }
  function long_text(text) {
    if (text.length <= 3000) return mixed(text);
    const node = mixed(`${text.slice(0, 3000)}… `);
    node.append(make("button", { type: "button", onclick: () => { node.textContent = text; } }, `${say("more")} (${text.length})`));
    return node;
  }
  function finding(form, f, number_, i) {
    const lines = [make("p", {}, make("span", { class: `tag ${LEVELS[f.s]}` }, `${number_} ${TEXTS.severities[tongue()][f.s]}`), " ",
      make("b", {}, mixed(pick(f.l).slice(0, 200))), pick(f.w) ? make("small", {}, ` ${pick(f.w)}`) : null)];
    lines.push(make("p", {}, long_text(pick(f.m))));
    const figures = [["printed", f.p], ["expected", f.e]].filter(([, text]) => pick(text));
    if (figures.length)
      lines.push(make("p", { class: "small" }, ...figures.flatMap(([key, text]) => [`${say(key)} `, make("b", {}, mixed(pick(text).slice(0, 300))), "　"])));
    lines.push(make("p", { class: "small" }, `${say("source")}：${pick(data.sources[f.q])}`.replace("：", tongue() ? ": " : "：")));
    const trace = f.x === undefined ? undefined : form.x?.[f.x];
    if (trace) lines.push(make("details", {}, make("summary", {}, say("trace")), make("pre", {}, pick(trace))));
    return make("li", { id: `${anchor(i)}n${number_}`, tabindex: -1, class: LEVELS[f.s], onclick: (event) => {
      if (event.target.closest("details,button,a")) return;
      const cell = [...$(anchor(i)).querySelectorAll("[data-field]")].find((one) => one.dataset.field === f.k);
      if (cell) glow(cell);
    } }, ...lines);
  }
  function body(form, i) {
    const marks = new Map();
    form.f.forEach((f, k) => {
      for (const n of f.a ?? []) marks.set(n, [...(marks.get(n) ?? []), { number: k + 1, finding: f }]);
    });
    const notes = make("div", { class: "notes" }, make("p", { class: "digest" }, long_text(pick(form.d))));
    if (form.g) notes.append(make("p", {}, pick(form.g)));
    if (form.f.length) notes.append(make("ol", { class: "findings" }, ...form.f.map((f, k) => finding(form, f, k + 1, i))));
    (form.r ?? []).forEach((text, k) => notes.append(make("p", { class: "repair" }, say(k ? "or" : "repair"), long_text(pick(text)))));
    const file = data.documents[data.forms[i][F.document]];
    notes.append(make("p", { class: "small source" }, mixed(file[0].slice(0, 300)), file[1] ? ` · SHA-256 ${file[1].slice(0, 16)}` : ""));
    return [form.t ? table(form, i, marks) : make("p", { class: "small" }, say("missing")), notes];
  }
  function heading(i) {
    const f = data.forms[i];
    const counts = [2, 1, 0].filter((s) => f[F.counts][2 - s]).map((s) => make("span", { class: `tag ${LEVELS[s]}` }, `${TEXTS.severities[tongue()][s]} ${f[F.counts][2 - s]}`));
    const file = data.documents.length > 1 ? data.documents[f[F.document]][0].slice(0, 300) : "";
    const totals = [[say("printed"), f[F.printed]], [say("recomputed"), pick(f[F.again])]].filter(([, text]) => text).map(([name, text]) => `${name} ${text}`);
    return make("h2", {}, `${f[F.index]}. `, mixed(title(i).slice(0, 300)), f[F.year] ? `（${f[F.year]}）` : "", " ", ...counts,
      make("small", {}, ` ${[...totals, f[F.grade] === null ? "" : TEXTS.grades[tongue()][f[F.grade]], file].filter(Boolean).join(" · ")}`));
  }

  // ------------------------------------------------------------------------------------------------ the list
  let first = 0, last = 0; // the part of `shown` that stands in the list
  const wanted = new WeakSet();
  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) fill(target);
      else empty(target);
    }
  }, { rootMargin: "1200px" });
  async function fill(article) {
    wanted.add(article);
    if (article.childElementCount > 1) return;
    const i = Number(article.dataset.form);
    const form = content_now(i) ?? (await content(i));
    if (!wanted.has(article) || article.childElementCount > 1) return;
    article.append(...body(form, i));
    article.style.minHeight = "";
  }
  function empty(article) {
    wanted.delete(article);
    if (article.childElementCount < 2 || article.contains(document.activeElement)) return;
    article.style.minHeight = `${article.offsetHeight}px`;
    while (article.childElementCount > 1) article.lastChild.remove();
  }
  function shell(i) {
    const article = make("article", { id: anchor(i), class: "form", tabindex: -1, "data-form": i }, heading(i));
    article.style.minHeight = "40rem";
    return article;
  }
  function list(from) {
    near.disconnect();
    first = last = from;
    const end = make("div", { id: "end" });
    const back = from > 0 ? make("button", { type: "button", id: "back", onclick: () => list(Math.max(0, from - AT_ONCE)) }, say("earlier")) : null;
    $("forms").replaceChildren(...[back, shown.length ? null : make("p", {}, say("none")), end].filter(Boolean));
    more();
    further.disconnect();
    further.observe(end);
  }
  const further = new IntersectionObserver((entries) => { if (entries.some((one) => one.isIntersecting)) more(); }, { rootMargin: "2000px" });
  function more() {
    if (last >= shown.length) return;
    const added = shown.slice(last, last + AT_ONCE).map(shell);
    last += added.length;
    $("end").before(...added);
    added.forEach((one) => near.observe(one));
    further.unobserve($("end"));
    requestAnimationFrame(() => $("end") && further.observe($("end")));
  }
  function glow(node) {
    node.scrollIntoView({ block: "center" });
    node.classList.add("glow");
    setTimeout(() => node.classList.remove("glow"), 1600);
  }
  // Shows a form, or one of its findings: d1f15, d1f15n2.
  async function go(name) {
    const [, id, n] = /^(d\d+f\d+)(?:n(\d+))?$/.exec(name) ?? [];
    if (!id) return;
    const i = data.forms.findIndex((_, k) => anchor(k) === id);
    if (i < 0) return;
    let place = shown.indexOf(i);
    if (place < 0) { clear(); place = shown.indexOf(i); }
    if (place < first || place >= last) list(place);
    // Forms above would push it away when they are laid out later.
    for (let one = $(id), k = 0; k < 4 && one?.tagName === "ARTICLE"; one = one.previousElementSibling, ++k) await fill(one);
    if (n && $(name)) { $(name).focus(); glow($(name)); }
    else { $(id).scrollIntoView(); $(id).focus({ preventScroll: true }); }
  }

  // ------------------------------------------------------------------------------------------------ charts
  const SVG = "http://www.w3.org/2000/svg";
  function draw_node(tag, traits, ...children) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(traits)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }
  const W = 340, H = 240, LEFT = 40, RIGHT = 12, TOP = 10, BOTTOM = 36;
  function scale(low, high, from, to) {
    return (value) => from + ((Math.min(high, Math.max(low, value)) - low) / (high - low || 1)) * (to - from);
  }
  function frame(x, y, ticks_x, ticks_y, name_x, name_y) {
    const svg = draw_node("svg", { viewBox: `0 0 ${W} ${H}`, role: "img" });
    for (const t of ticks_y) svg.append(draw_node("path", { class: "grid", d: `M${LEFT} ${y(t)}H${W - RIGHT}` }), draw_node("text", { x: LEFT - 5, y: y(t) + 4, "text-anchor": "end" }, String(t)));
    for (const t of ticks_x) svg.append(draw_node("text", { x: x(t), y: H - BOTTOM + 15, "text-anchor": "middle" }, String(t)));
    svg.append(draw_node("path", { class: "axis", d: `M${LEFT} ${TOP}V${H - BOTTOM}H${W - RIGHT}` }),
      draw_node("text", { x: (LEFT + W - RIGHT) / 2, y: H - 4, "text-anchor": "middle" }, name_x), draw_node("text", { x: LEFT + 6, y: TOP + 10 }, name_y));
    return svg;
  }
  const ticks = (low, high) => [0, 1, 2, 3, 4].map((k) => Math.round(low + ((high - low) * k) / 4));
  const grave = (f) => (f[F.counts][0] ? 2 : f[F.counts][1] ? 1 : 0);
  const low_of = (values) => Math.max(0, Math.min(80, Math.floor(values.reduce((a, b) => Math.min(a, b), 100) / 20) * 20));
  // Points of three colours, each colour one path; the nearest is named and opened.
  function scatter(svg, points) {
    for (const level of [0, 1, 2])
      svg.append(draw_node("path", { class: `dots ${LEVELS[level]}`, d: points.filter((p) => p.level === level).map((p) => `M${p.x.toFixed(1)} ${p.y.toFixed(1)}h0`).join("") }));
    const name = draw_node("title", {});
    svg.prepend(name);
    const nearest = (event) => {
      const box = svg.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * W, y = ((event.clientY - box.top) / box.height) * H;
      let best = null, least = 150;
      for (const p of points) {
        const far = (p.x - x) ** 2 + (p.y - y) ** 2;
        if (far < least) { least = far; best = p; }
      }
      return best;
    };
    svg.addEventListener("pointermove", (event) => { const p = nearest(event); name.textContent = p ? p.name : ""; svg.style.cursor = p ? "pointer" : ""; });
    svg.addEventListener("click", (event) => { const p = nearest(event); if (p) go(anchor(p.form)); });
  }
  function bars(names, values, texts) {
    const high = Math.max(1, ...values);
    const svg = draw_node("svg", { viewBox: `0 0 ${W} ${H}`, role: "img" });
    const step = Math.min((H - 20) / names.length, 44);
    names.forEach((one, k) => {
      const y = 10 + k * step, long = (values[k] / high) * (W - 225);
      svg.append(draw_node("text", { x: 96, y: y + step / 2 + 4, "text-anchor": "end" }, one),
        draw_node("rect", { class: "bar", x: 102, y: y + step * 0.18, width: Math.max(0.5, long), height: step * 0.64 }),
        draw_node("text", { x: 108 + long, y: y + step / 2 + 4 }, texts[k]));
    });
    return svg;
  }
  let weighted = false;
  function draw() {
    const rows = shown.map((i) => [i, data.forms[i]]);
    const weight = (f) => (weighted ? number(f[F.budget]) || 0 : 1);
    const charts = [];
    const with_rate = rows.filter(([, f]) => f[F.rate] !== null && f[F.score] !== null);
    if (with_rate.length) {
      const low = low_of(with_rate.map(([, f]) => Number(f[F.score])));
      const x = scale(0, 100, LEFT, W - RIGHT), y = scale(low, 100, H - BOTTOM, TOP);
      const svg = frame(x, y, [0, 25, 50, 75, 100], ticks(low, 100), say("rate"), say("points"));
      scatter(svg, with_rate.map(([i, f]) => ({ form: i, x: x(Number(f[F.rate])), y: y(Number(f[F.score])), level: grave(f), name: `${title(i).slice(0, 60)}: ${f[F.rate]}%, ${f[F.printed]}` })));
      charts.push(["scores", svg]);
    }
    const lost = [0, 1, 2, 3, 4].map(() => [0, 0]);
    for (const [, f] of rows) f[F.lost].forEach(([points, of], k) => { lost[k][0] += Number(points) * weight(f); lost[k][1] += Number(of) * weight(f); });
    const scored = lost.map((_, k) => k).filter((k) => lost[k][1] > 0);
    if (scored.some((k) => lost[k][0] > 0)) {
      const share = scored.map((k) => Math.max(0, (lost[k][0] / lost[k][1]) * 100));
      const points = (k) => `${lost[k][0].toFixed(1)}${tongue() ? " pts" : "分"}`;
      const texts = share.map((v, n) => `${v.toFixed(1)}%` + (weighted ? "" : tongue() ? ` (${points(scored[n])})` : `（${points(scored[n])}）`));
      charts.push(["losses", bars(scored.map((k) => say("parts")[k]), share, texts)]);
    }
    const both = rows.filter(([, f]) => f[F.score] !== null && f[F.range]);
    if (both.length) {
      const low = low_of(both.flatMap(([, f]) => [Number(f[F.score]), Number(f[F.range][0])]));
      const x = scale(low, 100, LEFT, W - RIGHT), y = scale(low, 100, H - BOTTOM, TOP);
      const svg = frame(x, y, ticks(low, 100), ticks(low, 100), say("points"), say("again"));
      svg.append(draw_node("path", { class: "grid", d: `M${x(low)} ${y(low)}L${x(100)} ${y(100)}` }),
        draw_node("path", { class: "range", d: both.map(([, f]) => `M${x(Number(f[F.score])).toFixed(1)} ${y(Number(f[F.range][0])).toFixed(1)}V${y(Number(f[F.range][1])).toFixed(1)}`).join("") }));
      scatter(svg, both.map(([i, f]) => ({ form: i, x: x(Number(f[F.score])), y: y((Number(f[F.range][0]) + Number(f[F.range][1])) / 2), level: grave(f), name: `${title(i).slice(0, 60)}: ${f[F.printed]} → ${pick(f[F.again])}` })));
      charts.push(["against", svg]);
    }
    const edges = [0, 60, 80, 85, 90, 95, 98, 101];
    const sums = edges.slice(1).map(() => 0);
    for (const [, f] of rows) {
      const k = edges.slice(1).findIndex((edge) => number(f[F.score]) < edge);
      if (k >= 0) sums[k] += weight(f);
    }
    const whole = sums.reduce((a, b) => a + b, 0);
    if (whole > 0)
      charts.push(["bands", bars(sums.map((_, k) => (k === 0 ? "< 60" : k === 6 ? "98–100" : `${edges[k]}–<${edges[k + 1]}`)), sums.map((v) => (v / whole) * 100), sums.map((v) => { const share = `${((v / whole) * 100).toFixed(1)}%`; return weighted ? share : tongue() ? `${v} (${share})` : `${v}（${share}）`; }))]);
    const box = make("label", { class: "weighted" }, make("input", { type: "checkbox", onchange: (event) => { weighted = event.target.checked; draw(); } }), ` ${say("weighted")}`);
    box.firstChild.checked = weighted;
    $("charts").replaceChildren(...charts.map(([key, svg]) => {
      svg.setAttribute("aria-label", say(key));
      return make("figure", { "data-chart": key }, make("figcaption", {}, say(key)), svg);
    }), ...(charts.length && rows.some(([, f]) => number(f[F.budget]) > 0) ? [box] : []));
  }

  // ------------------------------------------------------------------------------------------------ tools
  function select(key, options) {
    const node = make("select", { id: `by-${key}`, onchange: () => { chosen[key] = node.value; filter(); } }, ...options.map(([value, text]) => make("option", { value }, text)));
    node.value = chosen[key];
    return make("label", {}, `${say(key)} `, node);
  }
  function tools() {
    const all = ["", say("all")];
    const departments = [...new Set(data.forms.map((f) => f[F.department]))].filter(Boolean).sort((a, b) => a.localeCompare(b, "zh"));
    const find = make("input", { type: "search", id: "by-text", placeholder: say("search"), "aria-label": say("search"), oninput: () => {
      chosen.text = find.value.trim().toLowerCase();
      filter();
      if (chosen.text && ready.size + 1 < sources.length) everything().then(filter);
    } });
    find.value = chosen.text;
    const toggle = () => { root.dataset.theme = (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark" ? "light" : "dark"; };
    $("tools").replaceChildren(find,
      select("severity", [all, ...[2, 1, 0].map((s) => [String(s), TEXTS.severities[tongue()][s]])]),
      select("code", [all, ...data.codes.map(([name, zh, en], k) => [String(k), tongue() ? `${en} (${name})` : zh])]),
      ...(departments.length > 1 ? [select("department", [all, ...departments.map((one) => [one, one.slice(0, 40)])])] : []),
      select("grade", [all, ...[0, 1, 2, 3].map((g) => [String(g), TEXTS.grades[tongue()][g]])]),
      select("order", ["worst", "paper", "score", "money"].map((key) => [key, say(key)])),
      make("button", { type: "button", id: "reset", onclick: clear }, say("reset")),
      make("output", { id: "count", "aria-live": "polite" }),
      make("span", { class: "right" },
        make("button", { type: "button", id: "language", lang: tongue() ? "zh-CN" : "en", onclick: () => { root.lang = tongue() ? "zh-CN" : "en"; tools(); filter(); } }, say("language")),
        make("button", { type: "button", id: "theme", onclick: toggle }, say("theme")),
        make("button", { type: "button", id: "print", onclick: () => everything().then(() => window.print()) }, say("print"))));
  }
  function clear() {
    Object.assign(chosen, { severity: "", code: "", department: "", grade: "", text: "" });
    tools();
    filter();
  }

  // On paper: every form that the filter shows, whole.
  const SHEET = 985, SMALLEST = 0.74; // the height of a sheet in pixels; the least a form is scaled to
  addEventListener("beforeprint", () => {
    cancelAnimationFrame(drawing);
    draw();
    near.disconnect();
    further.disconnect();
    const articles = shown.map((i) => {
      const article = make("article", { class: "form", id: anchor(i) }, heading(i));
      const form = content_now(i);
      if (form) article.append(...body(form, i));
      return article;
    });
    $("forms").classList.add("paper");
    $("forms").replaceChildren(...articles, make("div", { id: "end" }));
    for (let pass = 0; pass < 3; ++pass) {
      const heights = articles.map((one) => one.getBoundingClientRect().height);
      articles.forEach((one, k) => {
        // Smaller text also takes fewer lines: the height falls with the square.
        if (heights[k] > SHEET) one.style.zoom = Math.max(SMALLEST, (one.style.zoom || 1) * Math.sqrt(SHEET / heights[k]) * 0.995);
      });
    }
  });
  addEventListener("afterprint", () => { $("forms").classList.remove("paper"); list(first); });
  addEventListener("hashchange", () => go(location.hash.slice(1)));
  document.addEventListener("click", (event) => {
    const code = event.target.closest("a[data-code]")?.dataset.code;
    if (code === undefined || !data) return;
    const k = data.codes.findIndex(([name]) => name === code);
    if (k < 0) return;
    clear();
    chosen.code = String(k);
    tools();
    filter();
  });

  // What is printed as soon as the page is loaded has every form: a document is loaded after the frames in it, and the
  // returned function closes this one.
  function hold_load() {
    const frame = make("iframe", { hidden: "" });
    document.body.append(frame);
    frame.contentDocument.open();
    return () => { frame.contentDocument.close(); frame.remove(); };
  }
  const AT_LOAD = 2000; // so many forms are decompressed before the page counts as loaded

  async function start() {
    let place_before = 0;
    if (typeof DecompressionStream === "undefined") {
      $("forms").textContent = say("old");
      return;
    }
    data = await parsed(sources[0]);
    data.forms.forEach((f, i) => {
      const place = i > 0 && data.forms[i - 1][F.document] === f[F.document] ? place_before + 1 : 1;
      anchors.push(`d${f[F.document] + 1}f${place}`);
      place_before = place;
    });
    tools();
    filter();
    if (location.hash) go(location.hash.slice(1));
    root.dataset.ready = "";
    if (data.forms.length <= AT_LOAD) await everything();
  }
  start().finally(hold_load());
})();
