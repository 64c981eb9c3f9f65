// What was typed and is not saved yet, kept in this browser: for a page that goes without the kit.

import { parse } from "../answering/json.js";

const PREFIX = "whose-words-draft:";
const NUMBER = /^(exercise\.yaml\/items\/)[0-9]+/;

// What a form holds, one text for each name; what the page is about itself is left out.
function values(fields) {
  const held = new Map();
  for (const [name, value] of fields) {
    if (!name.includes("/") && name !== "lines") continue;
    const text = String(value).replace(/\r\n/g, "\n");
    held.set(name, held.has(name) && held.get(name) ? held.get(name) + "\n" + text : text);
  }
  return held;
}

export class Kept {
  constructor(form) {
    this.form = form;
    this.key = PREFIX + new URL(form.action).pathname;
    // Of a page that a clash made nothing is saved yet.
    this.before = form.hasAttribute("data-unsaved") ? new Map() : values(new FormData(form));
    this.holds = false;
  }

  get version() {
    return Number(this.form.elements.on_version.value);
  }

  changed() {
    const now = values(new FormData(this.form));
    return Array.from(now).filter(([name, text]) => this.before.get(name) !== text);
  }

  keep(more) {
    const fields = this.changed();
    this.put(fields.length ? Object.assign({ version: this.version, fields }, more) : null);
  }

  put(held) {
    try {
      if (held) localStorage.setItem(this.key, JSON.stringify(held));
      else localStorage.removeItem(this.key);
      this.holds = true;
    } catch (error) {
      this.holds = false;
    }
  }

  saved(body) {
    this.before = values(body);
    // The kit does not add claims by itself.
    this.before.set("lines", "");
    this.keep();
  }

  // The page goes by one of its own buttons: whether that came, the next version says.
  leave() {
    this.keep({ sent: true });
  }

  read() {
    try {
      return parse(localStorage.getItem(this.key)) || null;
    } catch (error) {
      return null;
    }
  }

  // Show what an earlier page kept and the kit does not have; `put` hears that it is back.
  offer(put) {
    // What clashes is not saved: whoever loads the page anew is offered it.
    if (this.form.hasAttribute("data-unsaved")) {
      this.keep();
      const without = document.querySelector("a[data-let-go]");
      if (without) without.addEventListener("click", () => this.put(null));
      return;
    }
    const held = this.read();
    if (!held || !Array.isArray(held.fields)) return;
    const number = this.form.getAttribute("data-number");
    const fields = held.fields
      .map(([name, text]) => [name.replace(NUMBER, "$1" + number), text])
      .filter(([name, text]) => (this.before.get(name) || "") !== text);
    if (!fields.length || (held.sent && this.version > held.version)) {
      this.put(null);
      return;
    }
    const notice = this.form.querySelector("[data-found]");
    notice.hidden = false;
    notice.querySelector("[data-put]").addEventListener("click", () => {
      for (const [name, text] of fields) this.fill(name, text);
      notice.hidden = true;
      put();
    });
    notice.querySelector("[data-let-go]").addEventListener("click", () => {
      this.put(null);
      notice.hidden = true;
    });
  }

  fill(name, text) {
    for (const field of Array.from(this.form.elements).filter((one) => one.name === name)) {
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = text.split("\n").includes(field.value);
      } else if (field.type !== "hidden") {
        field.value = text;
      }
      if (field.closest("details")) field.closest("details").open = true;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}
