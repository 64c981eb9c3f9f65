// Asking the kit, in one way for all scripts: never longer than somebody would wait, whole, as who
// is signed in, and past the browser's own store. Written for Safari 13 and Chrome 80.

import { parse } from "./json.js";

// A network that swallows what is sent looks like a slow kit; asking again does no harm.
const PATIENCE = 15000;

// Every reply of the kit has it. A network that asks to sign in puts its own page in the place of any.
const OURS = "X-Whose-Words";

// Resolves to the reply and its text once all of it is there. Fails when the network does, when it
// answers for the kit, or when patience (milliseconds) is over: a reply that stops in the middle is
// none. `stop` of the options is an AbortController for who cannot wait as long.
export async function ask(url, options = {}, patience = PATIENCE) {
  const { stop = new AbortController(), ...asked } = options;
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const reply = await fetch(url, {
      credentials: "same-origin",
      cache: "no-store",
      signal: stop.signal,
      ...asked,
    });
    const text = await reply.text();
    if (!reply.headers.has(OURS)) throw new Error("not an answer of the kit");
    return { reply, text };
  } finally {
    clearTimeout(timer);
  }
}

// The same for what answers in JSON. A refusal without JSON is {}. `after`: the seconds that the kit
// asks to wait before the next try, 0 where it does not.
export async function askJson(url, options = {}) {
  const { reply, text } = await ask(url, { headers: { Accept: "application/json" }, ...options });
  const { ok, status } = reply;
  const after = Number(reply.headers.get("Retry-After")) || 0;
  try {
    return { ok, status, after, body: parse(text) };
  } catch (error) {
    if (ok) throw error;
    return { ok, status, after, body: {} };
  }
}
