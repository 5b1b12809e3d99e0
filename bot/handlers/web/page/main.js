// The page: chats on the left, the open one in the middle, where a reply comes from on the right.
import { bubble } from "./bubbles.js";
import * as composer from "./composer.js";
import { by, el, sender } from "./dom.js";
import { act, chat, listen, messagesOf, now, onChange, refresh, say, state } from "./store.js";
import * as panel from "./why.js";

const TYPING = 5000;
const NEAR = 160;
const seen = new Map();
const unread = new Map();
let sample = null;
let typing = 0;

const ways = { reply: composer.replyTo, edit: composer.edit, write: composer.write, why: panel.why, show, open: openHere };

/** Go to a message, in whichever chat it is. */
function show(id, number) {
  if (id !== state.chat) choose(id);
  const found = by(`m${number}`);
  if (!found) return;
  found.scrollIntoView({ block: "center" });
  found.classList.add("pointed");
  setTimeout(() => found.classList.remove("pointed"), 2000);
}

/** Follow a link that Telegram would open itself: to a message, or to the bot. */
function openHere(address) {
  const url = new URL(address);
  if (url.hostname !== "t.me") return false;
  const parts = url.pathname.split("/").filter(Boolean);
  const there = state.around.chats.find((each) => (parts[0] === "c" ? each.id === Number(`-100${parts[1]}`) : each.username === parts[0]));
  if (there) { show(there.id, Number(parts.at(-1))); return true; }
  if (parts[0] !== state.around.bot.username) return false;
  choose(state.around.chats[0].id);
  if (url.searchParams.has("start")) act("say", { text: `/start ${url.searchParams.get("start")}` });
  return true;
}

function choose(id) {
  state.chat = id;
  unread.delete(id);
  if (chat().type === "private") state.who = state.around.people[0].id;
  composer.leave();
  refresh();
  by("scroll").scrollTop = by("scroll").scrollHeight;
}

function drawChats() {
  by("chats").replaceChildren(...state.around.chats.map((each) => {
    const last = messagesOf(each.id).filter((message) => !message.deleted).at(-1);
    const told = last?.text ?? last?.document?.file_name;
    const words = told ? `${sender(last)}: ${told}` : say(kind(each));
    const face = el("span", { class: `face ${each.type}`, "aria-hidden": "true" },
      each.type === "private" ? el("img", { src: "page/nutshell.svg", alt: "", width: "100%" }) : each.title[0]);
    const fresh = unread.get(each.id);
    return el("li", {}, el("button", { type: "button", "aria-current": each.id === state.chat ? "true" : null, "data-chat": each.type, click: () => choose(each.id) },
      face, el("strong", { dir: "auto" }, each.title), fresh ? el("span", { class: "fresh" }, fresh) : "",
      el("span", { class: "last", dir: "auto" }, words.slice(0, 80))));
  }));
}

const kind = (each) => ({ private: "private", channel: "channel" })[each.type] ?? "group";

function drawHead() {
  by("name").textContent = chat().title;
  by("kind").textContent = say(kind(chat()));
  const pinned = state.messages.get(`${state.chat}/${chat().pinned.at(-1)}`);
  by("pin").hidden = !pinned;
  by("pin").textContent = pinned ? `📌 ${say("pinned")}: ${(pinned.text ?? "").slice(0, 100)}` : "";
  by("pin").onclick = () => show(state.chat, pinned.message_id);
  by("card").hidden = chat().type !== "private" || messagesOf(state.chat).length > 0;
  drawSpeakers();
}

function drawSpeakers() {
  const alone = chat().type === "private";
  const people = state.around.people.filter((_, number) => !alone || number === 0);
  by("speaker").replaceChildren(...people.map((each, number) => el("option", { value: each.id, selected: each.id === state.who },
    `${each.first_name} ${number === 0 ? say("you") : ""}`)));
}

/** Draw what changed; a message that is there already is drawn in its place. */
function drawMessages(news) {
  const log = by("log");
  const whole = news.first || news.whole;
  if (whole) log.replaceChildren();
  const stays = by("scroll").scrollHeight - by("scroll").scrollTop - by("scroll").clientHeight < NEAR;
  for (const message of whole ? messagesOf(state.chat) : news.messages.filter((each) => each.chat.id === state.chat)) draw(log, message);
  if (stays || whole) requestAnimationFrame(() => { by("scroll").scrollTop = by("scroll").scrollHeight; });
}

function draw(log, message) {
  const old = by(`m${message.message_id}`);
  if (message.deleted) { old?.remove(); return; }
  const made = bubble(message, ways);
  if (old) old.replaceWith(made);
  else log.append(made);
}

function drawTyping() {
  const told = chat().typing;
  const answered = messagesOf(state.chat).at(-1)?.bot;
  if (told !== seen.get(state.chat) && seen.has(state.chat)) {
    by("typing").textContent = `${state.around.bot.first_name} ${say("typing")}`;
    clearTimeout(typing);
    typing = setTimeout(() => { by("typing").textContent = ""; }, TYPING);
  }
  if (answered) by("typing").textContent = "";
  seen.set(state.chat, told);
}

/** Articles to read, and what to ask about the one that was sent last. */
function drawSamples() {
  const questions = sample?.questions ?? [];
  const address = chat().type === "private" ? "" : `@${state.around.bot.username} `;
  by("samples").replaceChildren(
    ...questions.map((question) => el("button", { type: "button", class: "ask", dir: "auto", lang: sample.language, click: () => act("say", { text: address + question }) }, question)),
    ...state.samples.map((each) => el("button", { type: "button", dir: "auto", lang: each.language, "data-sample": each.language, click: () => give(each) },
      el("small", {}, `${each.language} `), each.title)));
}

async function give(each) {
  if (!await act("say", { text: each.text })) return;
  sample = each;
  drawSamples();
  by("samples").scrollLeft = 0;
}

function count(news) {
  if (news.first || news.whole) return;
  for (const message of news.messages) {
    if (message.chat.id !== state.chat && !message.edit_date && !message.deleted) unread.set(message.chat.id, (unread.get(message.chat.id) ?? 0) + 1);
  }
}

function drawClock() {
  const when = new Date(now() * 1000);
  by("clock").textContent = when.toLocaleString(document.documentElement.lang, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  by("clock").dateTime = when.toISOString();
}

onChange((news) => {
  count(news);
  drawChats();
  if (news.around || news.whole) { drawHead(); drawSamples(); }
  else by("card").hidden = chat().type !== "private" || messagesOf(state.chat).length > 0;
  drawMessages(news);
  drawTyping();
  drawClock();
  document.body.dataset.ready = String(state.around.commands.length > 0);
});

by("speaker").addEventListener("change", (event) => { state.who = Number(event.target.value); refresh(); });
by("start").addEventListener("click", () => { act("say", { text: "/start" }); by("text").focus(); });
for (const button of document.querySelectorAll("[data-clock]")) {
  button.addEventListener("click", () => act("clock", { to: button.dataset.clock }));
}
composer.begin();
panel.begin(openHere);
setInterval(() => { if (state.around) drawClock(); }, 10000);
listen();
