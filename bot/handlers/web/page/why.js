// The panel that shows where a reply comes from. Offsets are characters, so texts are taken apart into characters.
import { by, el, lead, link } from "./dom.js";
import { ask, say } from "./store.js";

let shown = "";
let follow = () => false;

/** Show where a reply comes from. */
export async function why(message) {
  open(true);
  shown = `${message.chat.id}/${message.message_id}`;
  const wanted = shown;
  const told = await ask(`why?${new URLSearchParams({ chat: message.chat.id, message: message.message_id })}`);
  if (wanted !== shown || told === null) return;
  by("why-body").replaceChildren(...(told.kind ? explained(told) : [note("why-nothing")]));
  by("why-name").focus({ preventScroll: true });
  by("why-body").querySelector(".shown")?.scrollIntoView({ block: "nearest" });
}

/** Open the panel, or close it. */
export function open(wanted) {
  by("why").hidden = !wanted;
  by("open-why").setAttribute("aria-expanded", String(wanted));
}

/** Make its buttons work. */
export function begin(open_) {
  follow = open_;
  by("open-why").addEventListener("click", () => open(by("why").hidden));
  by("close-why").addEventListener("click", () => { open(false); by("open-why").focus(); });
  by("why").addEventListener("keydown", (event) => { if (event.key === "Escape") by("close-why").click(); });
}

const note = (key) => el("p", { class: "note" }, say(key));

function explained(told) {
  if (told.kind === "digest") return [note("why-digest"), ...told.stories.flatMap(story)];
  return [
    note(`why-${told.kind}`), ...measures(told), told.title ? el("h3", { dir: "auto" }, told.title) : "",
    told.source ? link(told.source, {}, told.source) : "", source(told), told.whole ? "" : note("why-more"), ...mentions(told),
  ].filter((each) => each !== "");
}

/** What was asked, how sure the answer is, which words were found and which were not. */
function measures(told) {
  const rows = [];
  if (told.algorithm) rows.push(["why-algorithm", told.algorithm]);
  if (told.question) rows.push(["why-question", told.question]);
  if (told.confidence !== undefined) rows.push(["why-confidence", `${Math.round(told.confidence * 100)} %`]);
  if (told.value) rows.push(["why-exact", told.value]);
  if (told.missing?.length) rows.push(["why-missing", told.missing.join(", ")]);
  for (const each of told.notes ?? []) rows.push(["why-notes", `${each.text} — ${each.value}`]);
  if (!rows.length) return [];
  return [el("dl", { class: "facts" }, ...rows.flatMap(([key, value]) => [el("dt", {}, say(key)), el("dd", { dir: "auto" }, value)])), legend(told)];
}

function legend(told) {
  if (!told.question) return "";
  return el("p", { class: "note" }, el("mark", { class: "exact" }, say("why-exact")), " · ", el("mark", { class: "matched" }, say("why-matched")));
}

function source(told) {
  const characters = Array.from(told.text);
  const most = Math.max(...told.sentences.map((each) => each.score ?? 0), 1e-9);
  const marks = [...(told.span ? [{ ...told.span, class: "exact" }] : []), ...(told.matched ?? []).map((each) => ({ ...each, class: "matched" }))];
  let end = 0;
  return el("div", { class: "source" }, ...told.sentences.map((each) => {
    const gap = characters.slice(end, each.start).join("");
    end = each.end;
    return sentence(each, characters, marks, most, /\n\s*\n/.test(gap));
  }));
}

function sentence(each, characters, marks, most, begins) {
  const text = el("p", { dir: "auto" }, ...pieces(each, characters, marks));
  if (each.shown) text.prepend(el("span", { class: "hidden" }, `${say("why-chosen")}: `));
  const worth = each.score ?? 0;
  const bar = el("meter", { min: 0, max: 1, value: worth / most, title: worth.toFixed(2), "aria-label": `${say("why-worth")} ${worth.toFixed(2)}` });
  const classes = ["sentence", each.shown ? "shown" : "", begins ? "paragraph" : ""].filter(Boolean).join(" ");
  return el("div", { class: classes, "data-start": each.start }, each.score === null ? el("span") : bar, text);
}

/** A sentence cut at every edge of a mark; the exact answer before a word that only matches. */
function pieces(each, characters, marks) {
  const inside = marks.filter((mark) => mark.start < each.end && each.start < mark.end);
  const edges = new Set([each.start, each.end, ...inside.flatMap((mark) => [Math.max(mark.start, each.start), Math.min(mark.end, each.end)])]);
  const places = [...edges].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, number) => {
    const text = characters.slice(start, places[number + 1]).join("");
    const mark = inside.find((one) => one.start <= start && start < one.end);
    return mark ? el("mark", { class: mark.class }, text) : text;
  });
}

function mentions(told) {
  if (!told.facts?.length) return [];
  return [el("h4", {}, say("why-mentions")), el("div", { class: "mentions" }, ...told.facts.map((fact) => el("button", {
    type: "button", title: `${fact.kind}: ${fact.value}`, dir: "auto", click: () => point(fact.start),
  }, fact.text.slice(0, 60))))];
}

function point(start) {
  by("why-body").querySelector(`[data-start="${Number(start)}"]`)?.scrollIntoView({ block: "center" });
}

function story(told) {
  const characters = Array.from(told.text);
  const items = told.items.map((item) => el("li", {}, el("b", {}, item.by || "·"), " ", item.text.slice(0, 200), item.link ? " " : "",
    item.link ? lead(item.link, follow, {}, "↗") : ""));
  return [el("h3", { dir: "auto" }, told.headline),
    ...told.sentences.map((each) => el("div", { class: "sentence shown alone" }, el("p", { dir: "auto" }, characters.slice(each.start, each.end).join("")))),
    el("h4", {}, say("why-items")), el("ul", {}, ...items)];
}
