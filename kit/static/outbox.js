// Answers on their way to the kit. Each waits in localStorage under the attempt's own token
// until the kit acknowledges it after its commit; nothing here knows a name.

const PREFIX = "whose-words-";
const LONGEST_WAIT = 30000;

function load(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) || {};
  } catch (error) {
    return {};
  }
}

function store(key, waiting) {
  try {
    if (Object.keys(waiting).length) localStorage.setItem(key, JSON.stringify(waiting));
    else localStorage.removeItem(key);
  } catch (error) {
    // Storage may be full or forbidden; the answers stay in memory for this page.
  }
}

export function countWaiting() {
  let count = 0;
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) count += Object.keys(load(key)).length;
    }
  } catch (error) {
    return 0;
  }
  return count;
}

export function wipe() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    }
  } catch (error) {
    // No storage, nothing to wipe.
  }
}

export class Outbox {
  // `onState(state, count, message)` hears: saved, saving, kept, closed, signed-out.
  // `onHeld(item, held)` hears what the kit holds for an item.
  constructor({ url, attempt, token, tokenUrl, onState, onHeld }) {
    Object.assign(this, { url, token, tokenUrl, onState, onHeld });
    this.key = PREFIX + attempt;
    this.waiting = load(this.key);
    this.wait = 1000;
    this.sending = false;
    this.stopped = false;
    window.addEventListener("online", () => this.send());
  }

  put(item, revision, fields) {
    this.waiting[item] = { revision, fields };
    store(this.key, this.waiting);
    this.send();
  }

  get count() {
    return Object.keys(this.waiting).length;
  }

  async send() {
    if (this.sending || this.stopped) return;
    this.sending = true;
    clearTimeout(this.timer);
    try {
      while (this.count && !this.stopped) {
        this.onState("saving", this.count);
        await this.sendOne(Object.keys(this.waiting)[0]);
      }
      if (!this.stopped) this.onState("saved", 0);
      this.wait = 1000;
    } catch (error) {
      this.onState("kept", this.count);
      this.timer = setTimeout(() => this.send(), this.wait);
      this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
    } finally {
      this.sending = false;
    }
  }

  async sendOne(item) {
    const { revision, fields } = this.waiting[item];
    const reply = await this.post(fields);
    if (reply.ok) {
      this.renewed = false;
      const held = (await reply.json()).held[item];
      this.acknowledge(item, revision, fields, held);
      return;
    }
    const { error, message } = await reply.json().catch(() => ({}));
    if (error === "StaleForm" && !this.renewed) await this.renewToken();
    else if (error === "SignedOut") this.stop("signed-out");
    else if (reply.status === 429 || reply.status >= 500 || error === "StaleForm") throw new Error(error);
    else this.stop("closed", message);
  }

  acknowledge(item, revision, fields, held) {
    const now = this.waiting[item];
    const lost = held && Object.keys(held.value).some((name) => held.value[name] !== fields[`${item}.${name}`]);
    if (now && now.revision !== revision) return; // given anew meanwhile; it goes next
    if (lost) {
      // Another tab was ahead by number. What was picked here came later, so it goes again.
      fields[`${item}.revision`] = String(held.revision + 1);
      this.waiting[item] = { revision: held.revision + 1, fields };
    } else {
      delete this.waiting[item];
      if (held) this.onHeld(item, held);
    }
    store(this.key, this.waiting);
  }

  post(fields) {
    const body = new URLSearchParams(fields);
    body.set("csrf_token", this.token);
    return fetch(this.url, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      credentials: "same-origin",
    });
  }

  async renewToken() {
    this.renewed = true; // once; a kit that refuses its own token is asked again later
    const reply = await fetch(this.tokenUrl, { headers: { Accept: "application/json" } });
    this.token = (await reply.json()).csrf_token;
  }

  stop(state, message) {
    this.stopped = true;
    this.onState(state, this.count, message);
  }
}
