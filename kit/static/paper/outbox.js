// Sheets on their way: each is kept in the browser until the kit has it, and sent again until then.
// Written for Safari 13 and Chrome 80.

import { askJson } from "../answering/ask.js";
import { bare, parse } from "../answering/json.js";

const AGAIN = 3000;
const LONGEST = 30000;

function fields(sheet) {
  const body = new URLSearchParams();
  ["sheet", "base", "revision", "writer", "student", "code"].forEach((name) => {
    body.append(name, sheet[name]);
  });
  sheet.typed.forEach((text) => body.append("key", text));
  Object.keys(sheet.comments).forEach((place) => {
    body.append("comment-" + place, sheet.comments[place]);
  });
  if (sheet.done) body.append("done", "1");
  return body;
}

export class Outbox {
  // `onState(name, message)`; `onSaved(sheet, reply)` and `onRefused(sheet, reply)` for each sheet.
  constructor({ form, onState, onSaved, onRefused }) {
    Object.assign(this, { form, onState, onSaved, onRefused });
    this.key = form.dataset.storage;
    this.waiting = bare();
    this.stores = true;
    this.timer = 0;
    this.pause = AGAIN;
    this.renewed = false;
    this.sending = null;
    this.load();
  }

  // A browser may forbid its store; the page keeps the sheets then.
  load() {
    try {
      const stored = localStorage.getItem(this.key);
      if (stored) Object.assign(this.waiting, parse(stored));
    } catch (error) {
      this.stores = false;
    }
  }

  keep() {
    try {
      if (this.count) localStorage.setItem(this.key, JSON.stringify(this.waiting));
      else localStorage.removeItem(this.key);
      this.stores = true;
    } catch (error) {
      this.stores = false;
    }
  }

  get ids() {
    return Object.keys(this.waiting);
  }

  get count() {
    return this.ids.length;
  }

  put(sheet) {
    this.waiting[sheet.sheet] = { ...sheet, typed: [...sheet.typed], comments: { ...sheet.comments } };
    this.keep();
  }

  drop(id) {
    delete this.waiting[id];
    this.keep();
  }

  send() {
    clearTimeout(this.timer);
    if (!this.sending) {
      this.sending = this.drain().then(() => {
        this.sending = null;
      });
    }
    return this.sending;
  }

  later(name, message) {
    this.onState(name, message);
    this.timer = setTimeout(() => this.send(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST);
  }

  // One after another, each as it was last typed.
  async drain() {
    for (let id = this.next(); id; id = this.next()) {
      const sent = this.waiting[id];
      let reply;
      try {
        this.onState("saving");
        reply = await this.post(sent);
        if (reply.status >= 500 || reply.status === 429) throw new Error(reply.status);
      } catch (error) {
        this.later("kept");
        return;
      }
      this.pause = AGAIN;
      if (reply.status === 401 || (reply.status === 400 && reply.body.error === "StaleForm")) {
        this.later("signed-out", reply.body.message);
        return;
      }
      this.renewed = false;
      this.replied(id, sent, reply);
    }
    if (!this.count) this.onState("saved");
  }

  next() {
    return this.ids.find((id) => !this.waiting[id].refused);
  }

  replied(id, sent, reply) {
    const now = this.waiting[id];
    if (!reply.ok) {
      // Kept, and not sent again as it is: a person decides.
      if (now) now.refused = true;
      this.keep();
      this.onRefused(now || sent, reply);
      return;
    }
    if (now && now.revision === sent.revision) this.drop(id);
    else if (now) {
      now.base = reply.body.sheet.revision;
      this.keep();
    }
    this.onSaved(sent, reply.body);
  }

  async post(sheet) {
    const body = fields(sheet);
    body.append("csrf_token", this.form.elements.csrf_token.value);
    const reply = await askJson(this.form.dataset.keepUrl, { method: "POST", body });
    if (reply.status !== 400 || reply.body.error !== "StaleForm" || this.renewed) return reply;
    this.renewed = true;
    const fresh = (await askJson(this.form.dataset.tokenUrl)).body.csrf_token;
    // The page's other forms have the same token.
    for (const field of document.querySelectorAll("[name=csrf_token]")) field.value = fresh;
    return this.post(sheet);
  }
}
