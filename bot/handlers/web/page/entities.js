// A message's text with its marks (Bot API, MessageEntity). Offsets are UTF-16 units, as those of a string here are.
import { el, lead } from "./dom.js";
import { say } from "./store.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/** The text as nodes; ``open`` is called with an address that a link inside of Telegram names, and says if it took it. */
export function marked(text, entities = [], open = () => false, write = () => {}) {
  const holder = document.createDocumentFragment();
  const marks = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(holder, text, 0, text.length, marks, { open, write });
  return holder;
}

function fill(parent, text, from, to, marks, ways) {
  let at = from;
  while (marks.length && marks[0].offset < to) {
    const mark = marks.shift();
    const end = Math.min(mark.offset + mark.length, to);
    if (mark.offset < at) continue;
    parent.append(text.slice(at, mark.offset));
    const node = wrap(mark, text.slice(mark.offset, end), ways);
    fill(node, text, mark.offset, end, marks, ways);
    parent.append(node);
    at = end;
    if (BLOCKS.has(mark.type)) at = after(parent, node, mark, text, end);
  }
  parent.append(text.slice(at, to));
}

/** Behind a block the line ends anyway; its line break stays in the text, for quoting, and is not seen. */
function after(parent, node, mark, text, end) {
  let at = end;
  if (text[end] === "\n") {
    parent.append(el("span", { class: "break" }, "\n"));
    at += 1;
  }
  if (mark.type === "expandable_blockquote") fold(parent, node);
  return at;
}

function fold(parent, quote) {
  quote.classList.add("folded");
  const button = el("button", { type: "button", class: "unfold", "aria-expanded": "false", "data-word": "expand" });
  button.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    button.setAttribute("aria-expanded", String(!folded));
    button.dataset.word = folded ? "expand" : "collapse";
    label(button);
  });
  label(button);
  parent.append(button);
  requestAnimationFrame(() => {
    if (quote.scrollHeight > quote.clientHeight + 2) return;
    quote.classList.remove("folded");
    button.remove();
  });
}

/** Its words stand in an attribute, so that they are no part of the text that is quoted. */
const label = (button) => button.setAttribute("aria-label", say(button.dataset.word));

function wrap(mark, inside, ways) {
  if (mark.type in TAGS) return el(TAGS[mark.type]);
  switch (mark.type) {
    case "blockquote": case "expandable_blockquote": return el("blockquote");
    case "spoiler": return spoiler();
    case "text_link": return outward(mark.url, ways);
    case "url": return outward(/^https?:\/\//i.test(inside) ? inside : `https://${inside}`, ways);
    case "email": return el("span");
    case "bot_command": return el("a", { href: "#", click: (event) => { event.preventDefault(); ways.write(inside); } });
    case "date_time": return dated(mark);
    case "mention": case "text_mention": case "hashtag": case "cashtag": return el("span", { class: "from" });
    default: return el("span");
  }
}

function outward(address, ways) {
  return lead(address, ways.open, {});
}

function dated(mark) {
  const when = new Date(mark.unix_time * 1000);
  return el("time", { datetime: when.toISOString(), title: when.toLocaleString(document.documentElement.lang) });
}

function spoiler() {
  const button = el("button", { type: "button", class: "spoiler", "aria-expanded": "false" });
  button.addEventListener("click", () => button.setAttribute("aria-expanded", "true"));
  return button;
}
