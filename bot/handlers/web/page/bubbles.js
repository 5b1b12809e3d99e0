// One message: who, the passage it replies to, its text, its files, buttons, reactions, and what can be done with it.
import { el, hour, lead, sender, toast } from "./dom.js";
import { marked } from "./entities.js";
import { act, chat, say, state } from "./store.js";

const REACTIONS = ["👍", "❤", "🔥", "😁", "🤔", "👎"];
const LONG = 900;
const SERVICE = [
  ["pinned_message", () => say("pinned-it")],
  ["new_chat_members", (message) => moved(message.new_chat_members, message, "joined", "added")],
  ["left_chat_member", (message) => moved([message.left_chat_member], message, "left", "left")],
  ["forum_topic_created", (message) => `${say("topic")} ${message.forum_topic_created.name}`],
];

/** The element that shows a message; ``ways`` are what its buttons lead to. */
export function bubble(message, ways) {
  const told = SERVICE.find(([name]) => name in message);
  const id = `m${message.message_id}`;
  if (told) return el("p", { class: "service", id }, `${sender(message)} ${told[1](message)}`);
  const mine = !message.bot && message.from?.id === state.who;
  const classes = ["message", mine ? "mine" : "", message.bot ? "by-bot" : ""].filter(Boolean).join(" ");
  return el("article", { class: classes, id, "aria-label": `${sender(message)}, ${hour(message.date)}` },
    el("div", { class: "bubble" }, ...body(message, mine, ways)), keys(message, ways), reactions(message), tools(message, mine, ways));
}

function moved(people, message, alone, other) {
  const themselves = people.length === 1 && people[0].id === message.from?.id;
  return themselves ? say(alone) : `${say(other)} ${people.map((each) => each.first_name).join(", ")}`;
}

function* body(message, mine, ways) {
  if (!mine && message.chat.type !== "private") yield el("div", { class: "from", dir: "auto" }, sender(message));
  if (message.forward_origin) yield el("div", { class: "forwarded" }, `${say("forwarded")} ${origin(message.forward_origin)}`);
  if (message.via_bot) yield el("div", { class: "forwarded" }, `${say("via")} @${message.via_bot.username}`);
  if (message.reply_to_message) yield reply(message, ways);
  if (message.document) yield file(message.document);
  const text = message.text ?? message.caption;
  if (text) yield* written(message, text, ways);
  else if (!message.document) yield el("div", { class: "text" }, message.sticker?.emoji ?? say("other"));
  yield el("span", { class: "meta" }, `${message.edit_date ? `${say("edited")} ` : ""}${hour(message.date)}`);
}

function* written(message, text, ways) {
  const shown = el("div", { class: "text", dir: "auto" });
  shown.append(marked(text, message.entities ?? message.caption_entities, ways.open, ways.write));
  yield shown;
  if (text.length > LONG && !message.bot) {
    shown.classList.add("long");
    const more = el("button", { type: "button", class: "unfold", "aria-expanded": "false" }, say("expand"));
    more.addEventListener("click", () => {
      const folded = shown.classList.toggle("long");
      more.textContent = say(folded ? "expand" : "collapse");
      more.setAttribute("aria-expanded", String(!folded));
    });
    yield more;
  }
  const preview = message.link_preview_options;
  if (preview?.url && !preview.is_disabled) yield lead(preview.url, ways.open, { class: "preview" }, preview.url);
}

function origin(from) {
  const one = from.sender_user ?? from.sender_chat ?? from.chat;
  return one ? one.title ?? one.first_name : from.sender_user_name;
}

function reply(message, ways) {
  const earlier = message.reply_to_message;
  const passage = message.quote?.text ?? earlier.text ?? earlier.caption ?? earlier.document?.file_name ?? "";
  const quoted = message.quote ? "quoted" : "";
  return el("button", { type: "button", class: "reply", click: () => ways.show(message.chat.id, earlier.message_id) },
    el("b", { dir: "auto" }, sender(earlier)), el("span", { dir: "auto", class: quoted }, passage.slice(0, 400)));
}

function file(document) {
  const size = `${Math.max(1, Math.round(document.file_size / 1024)).toLocaleString()} KB`;
  const address = `file/${encodeURIComponent(document.file_id)}?${new URLSearchParams({ name: document.file_name })}`;
  return el("a", { class: "document", href: address, download: document.file_name, "aria-label": `${say("download")} ${document.file_name}` },
    el("span", { dir: "auto" }, document.file_name, el("small", {}, size)));
}

function keys(message, ways) {
  const rows = message.reply_markup?.inline_keyboard;
  return rows && el("div", { class: "keys" }, ...rows.map((row) => el("div", {}, ...row.map((key) => keyOf(key, message, ways)))));
}

function keyOf(key, message, ways) {
  if (key.url) return lead(key.url, ways.open, {}, key.text);
  const press = async (event) => {
    const button = event.currentTarget;
    if (key.copy_text) { await navigator.clipboard?.writeText(key.copy_text.text); return; }
    button.setAttribute("aria-busy", "true");
    const told = await act("press", { chat: message.chat.id, message: message.message_id, label: key.text });
    button.removeAttribute("aria-busy");
    if (told?.text) toast(told.text);
  };
  return el("button", { type: "button", dir: "auto", click: press }, key.text);
}

function reactions(message) {
  const given = Object.entries(message.reactions);
  if (!given.length) return null;
  return el("div", { class: "reactions" }, ...given.map(([emoji, people]) => el("button", {
    type: "button", "aria-pressed": String(people.includes(state.who)), "aria-label": `${say("react")} ${emoji}: ${people.length}`,
    click: () => react(message, emoji),
  }, `${emoji} ${people.length}`)));
}

function react(message, emoji) {
  const mine = Object.entries(message.reactions).filter(([, people]) => people.includes(state.who)).map(([each]) => each);
  act("react", { chat: message.chat.id, message: message.message_id, emoji: mine.includes(emoji) ? [] : [emoji] });
}

function tools(message, mine, ways) {
  const tool = (word, click, more = {}) => el("button", { type: "button", click, ...more }, say(word));
  const further = el("span", { hidden: true, class: "tools" });
  const more = tool("more", () => {
    further.hidden = !further.hidden;
    more.setAttribute("aria-expanded", String(!further.hidden));
  }, { "aria-expanded": "false" });
  const where = { chat: message.chat.id, message: message.message_id };
  const own = !message.bot && (mine || message.chat.type === "channel");
  further.append(
    ...REACTIONS.map((emoji) => el("button", { type: "button", "aria-label": `${say("react")} ${emoji}`, click: () => react(message, emoji) }, emoji)),
    ...state.around.chats.filter((each) => each.id !== message.chat.id).map((each) => el("button", {
      type: "button", click: () => act("forward", { ...where, to: each.id }) }, `${say("forward-to")} ${each.title}`)),
    ...(own && message.text ? [tool("edit", () => ways.edit(message))] : []),
    tool("delete", () => act("delete", where)));
  return el("div", { class: "tools" },
    message.bot ? tool("why", () => ways.why(message), { class: "ask-why" }) : null,
    chat(message.chat.id)?.type === "channel" ? null : tool("reply", () => ways.reply(message)), more, further);
}
