// Where a message is written: replies, quotes, edits, files, commands, and what the bot offers inline.
import { by, el, sender, toast } from "./dom.js";
import { act, chat, messagesOf, say, sendFile, state } from "./store.js";

const PAUSE = 350;
let about = null;
let offered = [];
let chosen = -1;
let timer = 0;

/** Begin a reply, with a passage quoted where there is one. */
export function replyTo(message, quote = "") {
  turn({ kind: quote ? "quoting" : "replying", message, quote });
}

/** Write a message anew. */
export function edit(message) {
  turn({ kind: "editing", message, quote: "" });
  by("text").value = message.text;
  grow();
}

/** Put something where a message is written, for its writer to go on with. */
export function write(text) {
  by("text").value = text;
  grow();
  by("text").focus();
}

/** Drop a reply or an edit that was begun. */
export function leave() {
  about = null;
  by("about").hidden = true;
}

function turn(next) {
  about = next;
  const words = next.quote || next.message.text || next.message.caption || "";
  by("about-what").textContent = `${say(next.kind)} ${sender(next.message)}: ${words.slice(0, 120)}`;
  by("about").hidden = false;
  by("text").focus();
}

/** Send what is written. */
async function send() {
  const text = by("text").value.trim();
  if (!text) return;
  const done = about?.kind === "editing"
    ? await act("edit", { message: about.message.message_id, text })
    : await act("say", { text, reply: about?.message.message_id, quote: about?.quote });
  if (!done) return;
  by("text").value = "";
  leave();
  offer([]);
  grow();
}

function grow() {
  const field = by("text");
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 320)}px`;
}

/** The message somebody selected words in, and those words as they stand there. */
function selected() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement?.closest(".text");
  const bubble = start?.closest(".message");
  if (!bubble || !start.contains(range.endContainer)) return null;
  const message = messagesOf(state.chat).find((each) => `m${each.message_id}` === bubble.id);
  const words = range.toString().trim();
  return message && words ? { message, words } : null;
}

function suggestions(text) {
  const command = /^\/(\w*)$/.exec(text);
  if (!command) return [];
  return state.around.commands.filter((each) => each.command.startsWith(command[1])).map((each) => ({
    title: `/${each.command}`, description: each.description, take: () => write(`/${each.command} `),
  }));
}

async function inline(text) {
  const asked = new RegExp(`^@${state.around.bot.username}\\s+(\\S.*)`, "s").exec(text);
  if (!asked || asked[1].length > 256) return;
  const told = await act("inline", { text: asked[1] });
  if (by("text").value !== text) return;
  offer((told?.results ?? []).map((each) => ({
    ...each, take: async () => { await act("choose", { query: told.query, result: each.id }); write(""); },
  })));
}

function offer(list) {
  offered = list;
  chosen = -1;
  by("offers").hidden = !list.length;
  by("offers").replaceChildren(...list.map((each, number) => el("li",
    { role: "option", id: `offer${number}`, "aria-selected": "false", click: () => pick(number) },
    each.title, " ", el("small", {}, each.description))));
  by("text").removeAttribute("aria-activedescendant");
}

function pick(number) {
  const { take } = offered[number];
  offer([]);
  take();
}

function move(by_) {
  chosen = (chosen + by_ + offered.length) % offered.length;
  [...by("offers").children].forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
  by("offers").children[chosen].scrollIntoView({ block: "nearest" });
  by("text").setAttribute("aria-activedescendant", `offer${chosen}`);
}

function press(event) {
  if (event.key === "Escape") { leave(); offer([]); return; }
  if (offered.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    if (chosen >= 0) pick(chosen);
    else send();
  }
}

function typed() {
  grow();
  const text = by("text").value;
  offer(suggestions(text));
  clearTimeout(timer);
  timer = setTimeout(() => inline(text), PAUSE);
}

async function files(list) {
  for (const file of list) await sendFile(file);
}

/** Make everything work. */
export function begin() {
  by("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  by("text").addEventListener("keydown", press);
  by("text").addEventListener("input", typed);
  by("cancel").addEventListener("click", leave);
  by("file").addEventListener("change", async (event) => { await files(event.target.files); event.target.value = ""; });
  document.addEventListener("selectionchange", () => { by("quote").hidden = !selected() || chat()?.type === "channel"; });
  by("quote").addEventListener("mousedown", (event) => event.preventDefault());
  by("quote").addEventListener("click", () => {
    const found = selected();
    if (found) replyTo(found.message, found.words);
    else toast(say("gone"));
    by("quote").hidden = true;
  });
  document.addEventListener("dragover", (event) => { event.preventDefault(); by("drop").hidden = false; });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) by("drop").hidden = true; });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    by("drop").hidden = true;
    files(event.dataTransfer.files);
  });
}
