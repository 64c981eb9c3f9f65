// Saves a page of the editor by itself: soon after a field was left, later while somebody types on,
// and as the page goes. Each saving is a version, so it is not done at each letter.

const SOON = 1200;
const TYPING = 4000;
const AGAIN = 5000;
// A browser still sends of a page that is left what is 64 KiB at most.
const STILL_SENT = 60000;

export class Saver {
  constructor(form, kept) {
    Object.assign(this, { form, kept, edits: 0, saved: 0, sending: null, timer: 0 });
    this.state = form.querySelector("[data-state]");
    // A page with words that clash is saved by somebody who has looked at it.
    this.stopped = form.hasAttribute("data-unsaved");
    this.renewed = false;
  }

  get waits() {
    return this.saved !== this.edits;
  }

  say(what, more) {
    this.state.textContent = (this.state.getAttribute("data-" + what) || what) + (more ? " " + more : "");
  }

  // Claims to add are no field of the draft: a button adds them, until then this browser keeps them.
  typed(field) {
    if (field && !field.name) return;
    this.kept.keep();
    if (field && field.name === "lines") return;
    this.edits += 1;
    this.form.setAttribute("data-typing", "");
    if (this.stopped) return;
    this.say("waits");
    this.wait(TYPING);
  }

  left(field) {
    if (!field.name || field.name === "lines" || this.stopped) return;
    if (!this.waits) this.edits += 1;
    this.wait(SOON);
  }

  wait(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  body() {
    return new URLSearchParams(new FormData(this.form));
  }

  save() {
    if (this.stopped || this.sending || !this.waits) return this.sending;
    const sent = this.edits;
    const body = this.body();
    this.sending = this.post(body)
      .then(({ reply, answer }) => this.taken(reply, answer, sent, body))
      .catch(() => this.say("lost"))
      .then(() => {
        this.sending = null;
        if (this.waits && !this.stopped) this.wait(this.saved < sent ? AGAIN : SOON);
      });
    return this.sending;
  }

  post(body) {
    const headers = { Accept: "application/json" };
    return fetch(this.form.action, { method: "POST", headers, body }).then((reply) =>
      reply.json().then((answer) => ({ reply, answer })),
    );
  }

  taken(reply, answer, sent, body) {
    if (answer.changed) {
      this.stopped = true;
      this.say("changed");
    } else if (reply.ok && answer.version) {
      // All forms of the page stand on the version that this one has made.
      for (const field of document.querySelectorAll("[name=on_version]")) field.value = answer.version;
      this.saved = sent;
      this.renewed = false;
      this.kept.saved(body);
      for (const step of this.form.querySelectorAll("[data-step]")) step.textContent = "";
      if (this.waits) return undefined;
      this.form.removeAttribute("data-typing");
      this.form.dispatchEvent(new CustomEvent("saved"));
      this.say(answer.elsewhere ? "both" : "saved", answer.elsewhere ? "" : clock());
    } else if (answer.error === "StaleForm" && !this.renewed) {
      this.renewed = true;
      return this.renewToken();
    } else if (answer.message) {
      this.say(answer.message);
      this.renewed = false;
    } else {
      throw new Error("not saved");
    }
    return undefined;
  }

  renewToken() {
    const headers = { Accept: "application/json" };
    return fetch(this.form.getAttribute("data-token-url"), { headers })
      .then((reply) => reply.json())
      .then((answer) => {
        for (const field of document.querySelectorAll("[name=csrf_token]")) {
          field.value = answer.csrf_token;
        }
      });
  }

  // A promise where a saving is on its way.
  stop() {
    clearTimeout(this.timer);
    this.stopped = true;
    this.saved = this.edits;
    return this.sending;
  }

  // The last words go along as the page goes; until the next page knows that they came, this
  // browser keeps them.
  leave() {
    if (this.stopped || this.sending || !this.waits) return;
    const sent = this.edits;
    const body = this.body();
    if (String(body).length > STILL_SENT) return;
    const headers = { Accept: "application/json" };
    const options = { method: "POST", headers, body, keepalive: true };
    this.sending = fetch(this.form.action, options)
      .then((reply) => reply.json().then((answer) => this.taken(reply, answer, sent, body)))
      .catch(() => this.say("lost"))
      .then(() => {
        this.sending = null;
        if (this.waits && !this.stopped) this.wait(AGAIN);
      });
  }
}

function clock() {
  return new Date().toTimeString().slice(0, 5);
}
