// What there is, as the server tells it, and what people do, as the server is told.
import { by, toast } from "./dom.js";

export const state = { words: {}, samples: [], around: null, messages: new Map(), chat: 0, who: 0, shift: 0 };
const listeners = [];

/** Call something after every change, with the messages that are new or other than before. */
export const onChange = (listener) => listeners.push(listener);

/** A word of the page. */
export const say = (key) => state.words[key] ?? key;

/** The chat that is open, or that of an id. */
export const chat = (id = state.chat) => state.around?.chats.find((each) => each.id === id);

/** The messages of a chat, oldest first. */
export function messagesOf(id) {
  return [...state.messages.values()].filter((each) => each.chat.id === id).sort((a, b) => a.message_id - b.message_id);
}

export const keyOf = (message) => `${message.chat.id}/${message.message_id}`;

/** Now, by the clock of the try-out, in seconds. */
export const now = () => Date.now() / 1000 + state.shift;

/** Tell the server what somebody does; what it answers, or null where it cannot be done. */
export async function act(what, more = {}) {
  const body = JSON.stringify({ do: what, who: state.who, chat: state.chat, ...more });
  return answered(fetch("do", { method: "POST", body, headers: { "Content-Type": "application/json" } }));
}

/** Send a file to the open chat. */
export async function sendFile(file) {
  const query = new URLSearchParams({ who: state.who, chat: state.chat, name: file.name });
  const type = file.type || "application/octet-stream";
  return answered(fetch(`send?${query}`, { method: "POST", body: file, headers: { "Content-Type": type } }));
}

/** Ask for something. */
export const ask = (path) => answered(fetch(path));

async function answered(asking) {
  try {
    const response = await asking;
    if (response.ok) return (await response.json()) ?? {};
    toast(say(response.status === 504 ? "slow" : "refused"));
  } catch {
    toast(say("lost"));
  }
  return null;
}

/** Begin to listen; a stream that broke begins anew by itself. */
export async function listen() {
  const told = await ask("words");
  state.words = told?.words ?? {};
  state.samples = told?.samples ?? [];
  const stream = new EventSource("stream");
  stream.onopen = () => { by("lost").hidden = true; };
  stream.onerror = () => { by("lost").hidden = false; };
  stream.onmessage = (event) => take(JSON.parse(event.data));
}

function take(news) {
  state.shift = news.time - Date.now() / 1000;
  if (news.first) state.messages.clear();
  if (news.around) state.around = news.around;
  state.chat ||= state.around.chats[0].id;
  state.who ||= state.around.people[0].id;
  for (const message of news.messages) state.messages.set(keyOf(message), message);
  for (const listener of listeners) listener(news);
}

/** Look again at everything: another chat is open, or another person speaks. */
export const refresh = () => take({ time: now(), messages: [], whole: true });
