// Elements out of text: whatever anybody wrote becomes a text node, never markup.

/** An element with attributes and children; a child that is no node is text, one that is nothing is left out. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** The element of that id. */
export const by = (id) => document.getElementById(id);

/** A link out, for addresses of the web alone; anything else is only its text. */
export function link(address, attributes, ...children) {
  if (!/^https?:\/\//i.test(address)) return el("span", {}, ...children);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer", ...attributes }, ...children);
}

/** A link that ``open`` follows where it leads to something here; else it leads out. */
export const lead = (address, open, attributes, ...children) => link(address, {
  title: address, ...attributes, click: (event) => { if (open(address)) event.preventDefault(); },
}, ...children);

/** Seconds since 1970 as a time of day. */
export function hour(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}

/** Who wrote a message, as it stands above it. */
export function sender(message) {
  const one = message.sender_chat || message.from || message.chat;
  return one.title || [one.first_name, one.last_name].filter(Boolean).join(" ");
}

/** Say something in passing. */
export function toast(text) {
  by("toast").textContent = text;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { by("toast").textContent = ""; }, 5000);
}
