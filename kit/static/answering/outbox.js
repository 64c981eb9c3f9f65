// Answers on their way to the kit. Each waits on the device (kept.js) until the kit acknowledges
// it after its commit. Written for Safari 13 and Chrome 80.

import { askJson } from "./ask.js";
import { bare } from "./json.js";
import {
  change,
  isPassing,
  keyOf,
  layAllAside,
  leaveTaken,
  load,
  mayStillBeSent,
  read,
  takenMeanwhile,
  tell,
} from "./local-store.js";

const LONGEST_WAIT = 30000;
// Longer than a page takes to come.
const JUST_NOW = 30000;
// A kit that answers, and refuses, is asked so often with longer and longer pauses, and then no more.
const REFUSED_MOST = 8;
// What the kit will not take in this form, however often it is sent.
const REFUSALS = ["UnknownItem", "RevisionTooHigh"];
const TOO_LARGE = 413;

export class Outbox {
  // `onState(state, count, message, vote)` hears: saved, saving, kept, here (kept by this page
  // alone), behind, refused, given-up (sent no more by itself), closed, signed-out; with a vote
  // ({ item, ballot }), closed is said of that one only.
  // `onHeld(item, held)` hears what the kit holds for an item, `onOther(item, entry)` what another
  // tab is sending.
  constructor({ url, attempt, token, tokenUrl, onState, onHeld, onOther }) {
    Object.assign(this, { url, attempt, token, tokenUrl, onState, onHeld, onOther });
    this.key = keyOf(attempt);
    // What was refused because it was closed is tried again: this page is there, so it is open.
    this.waiting = load(this.key);
    this.takenBefore = takenMeanwhile(attempt);
    this.taken = bare();
    this.wait = 1000;
    this.refusals = 0;
    this.due = 0; // after a refusal: not before then, but for a person who acts
    this.givenUp = ""; // why it is sent no more by itself
    this.ended = "";
    this.trouble = null;
    window.addEventListener("online", () => this.sendNow());
    window.addEventListener("storage", (event) => {
      if (event.key === this.key) this.hearOther(read(event.newValue));
    });
    window.addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) return;
      if (this.ended === "signed-out") this.ended = ""; // perhaps signed in again in another tab
      if (this.count) this.send();
    });
  }

  get count() {
    return Object.keys(this.waiting).length;
  }

  // Returns the answer's revision: above all that this device has sent for the item.
  put(item, atLeast, fields) {
    if (this.ended === "closed") return atLeast;
    const before = [this.waiting[item], load(this.key)[item]];
    const revision = Math.max(atLeast, ...before.map((entry) => (entry ? entry.revision + 1 : 0)));
    fields[`${item}.revision`] = String(revision);
    this.trouble = null;
    this.keep(item, { revision, fields, at: Date.now() });
    this.sendNow();
    return revision;
  }

  keep(item, entry) {
    this.waiting[item] = entry;
    change(this.key, (waiting) => {
      const other = waiting[item];
      if (!other || other.revision <= entry.revision) waiting[item] = entry;
    });
  }

  release(item, revision) {
    delete this.waiting[item];
    change(this.key, (waiting) => {
      if (waiting[item] && waiting[item].revision <= revision) delete waiting[item];
    });
  }

  // Another tab picked: the later pick is the one to send, whoever of us comes first.
  hearOther(waiting) {
    if (this.ended === "closed") return;
    mayStillBeSent(waiting).forEach((item) => {
      const mine = this.waiting[item];
      if (mine && mine.revision >= waiting[item].revision) return;
      this.waiting[item] = waiting[item];
      if (this.onOther) this.onOther(item, waiting[item]);
    });
    if (this.count) this.send();
  }

  // A person gave something, or the network came back: worth one question.
  sendNow() {
    this.due = 0;
    return this.send();
  }

  // A person asks for it: as patiently as at first.
  tryAgain() {
    this.refusals = 0;
    this.wait = 1000;
    this.givenUp = "";
    return this.sendNow();
  }

  // Resolves once all is sent, or as far as it goes now.
  send() {
    if (!this.running && Date.now() < this.due) return Promise.resolve();
    clearTimeout(this.timer);
    if (!this.running) {
      this.running = this.drain().then(() => {
        this.running = null;
      });
    }
    return this.running;
  }

  async drain() {
    try {
      while (this.count && !this.ended) {
        this.onState("saving", this.count);
        await this.sendOne(Object.keys(this.waiting)[0]);
      }
      this.wait = 1000;
      if (this.ended) return;
      if (this.trouble) this.onState(this.trouble.state, 0, this.trouble.message, this.trouble.vote);
      else this.onState("saved", 0);
    } catch (error) {
      this.renewed = false;
      if (error.refusal === undefined || !this.giveUp(error)) this.tryLater(error);
    }
  }

  tryLater({ refusal, after }) {
    this.onState(isPassing(this.attempt) ? "here" : "kept", this.count);
    // What the kit asks for itself is no longer than a class would wait, and not the same moment
    // for all: forty phones were refused at once.
    const asked = 1000 * (after || 0) * (1 + Math.random() / 2);
    const wait = Math.min(asked || this.wait, LONGEST_WAIT);
    this.timer = setTimeout(() => this.sendNow(), wait);
    if (refusal !== undefined) this.due = Date.now() + wait;
    if (!asked) this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
  }

  // Says whether it was refused too often.
  giveUp({ refusal }) {
    this.refusals += 1;
    if (this.refusals < REFUSED_MOST) return false;
    this.due = Infinity;
    this.givenUp = refusal;
    this.onState("given-up", this.count, refusal);
    return true;
  }

  async sendOne(item) {
    const entry = this.waiting[item];
    const { ok, status, after, body } = await this.post(entry.fields);
    if (ok) {
      this.renewed = this.missing = false;
      this.refusals = 0;
      this.givenUp = "";
      this.acknowledge(item, entry, body);
      return;
    }
    const { error, message } = body;
    if (error === "StaleForm" && !this.renewed) await this.renewToken();
    else if (error === "SignedOut") this.end("signed-out");
    else if (error === "AlreadySubmitted" || error === "AssignmentClosed") {
      this.waiting = bare();
      layAllAside(this.attempt);
      this.end("closed", message);
    } else if (error === "RoundClosed") this.closeOne(item, entry, message);
    else if (error === "Refused" || status === TOO_LARGE) this.keepAsItIs(item, entry, message);
    else if (REFUSALS.includes(error)) this.refuse(item, entry, message);
    else if (error === "NotFound" && this.missing) this.end("closed", message);
    else {
      // Two who are made one are not found for a moment; the second time it is so.
      this.missing = error === "NotFound";
      // A kit that has a fault is as one that cannot be reached: it will be mended.
      const refusal = status < 500 ? message || "" : undefined;
      throw Object.assign(new Error(error), { refusal, after });
    }
  }

  acknowledge(item, entry, { held, since }) {
    const stands = held[item];
    const now = this.waiting[item];
    if (now && now.revision !== entry.revision) return; // given anew meanwhile; it goes next
    if (!stands) {
      this.refuse(item, entry);
      return;
    }
    const taken = stands.taken;
    if (!taken && since && (Date.now() - entry.at) / 1000 < since[item]) {
      // Something older was ahead by number: this was picked later, so it goes again.
      const revision = stands.revision + 1;
      entry.fields[`${item}.revision`] = String(revision);
      this.keep(item, { revision, fields: entry.fields, at: entry.at });
      return;
    }
    this.release(item, entry.revision);
    if (taken) this.taken[item] = { ...entry, at: Date.now() };
    if (!taken) this.trouble = { state: "behind" };
    this.onHeld(item, stands);
  }

  // The next page was asked for before this one went, and perhaps made before the kit took these.
  leave() {
    const fresh = Object.entries(this.taken).filter(([, { at }]) => Date.now() - at < JUST_NOW);
    if (fresh.length) leaveTaken(this.attempt, Object.fromEntries(fresh));
  }

  refuse(item, entry, message) {
    this.trouble = { state: "refused", message };
    const now = this.waiting[item];
    if (now && now.revision === entry.revision) this.release(item, entry.revision);
  }

  // What somebody wrote and the kit will not take as it is, such as a text that is too long, stays
  // on this device until they change it: a page loaded anew has it, and hears the reason again.
  keepAsItIs(item, entry, message) {
    this.trouble = { state: "refused", message };
    this.layAside(item, entry, "as-it-is");
  }

  // The time for one question is over. The answer stays on this device as when all is closed, and
  // the others still go. Said at once, and again once they have gone.
  closeOne(item, entry, message) {
    const vote = { item, ballot: entry.fields[`${item}.ballot`] };
    this.trouble = { state: "closed", message, vote };
    this.layAside(item, entry, true);
    this.onState("closed", this.count, message, vote);
  }

  // A vote that was closed takes answers again, or the next one does: what came too late for this
  // very one goes now, and what came too late for another is no trouble of this one.
  openAgain(item, ballot) {
    if (!ballot) return;
    const { trouble } = this;
    if (trouble && trouble.vote && trouble.vote.item === item) this.trouble = null;
    const entry = load(this.key)[item];
    const isLate = entry && entry.refused === true && entry.fields[`${item}.ballot`] === ballot;
    if (!isLate || this.waiting[item]) return;
    delete entry.refused;
    this.keep(item, entry);
  }

  // Not sent any more, but kept; unless something newer was given meanwhile, which goes next.
  layAside(item, entry, refused) {
    const now = this.waiting[item];
    if (!now || now.revision !== entry.revision) return;
    delete this.waiting[item];
    change(this.key, (waiting) => {
      if (waiting[item] && waiting[item].revision === entry.revision) waiting[item].refused = refused;
    });
  }

  end(state, message) {
    this.ended = state;
    this.onState(state, this.count, message);
    tell();
  }

  post(fields) {
    const body = new URLSearchParams(fields);
    body.set("csrf_token", this.token);
    return askJson(this.url, { method: "POST", body });
  }

  async renewToken() {
    const { body } = await askJson(this.tokenUrl);
    this.token = body.csrf_token;
    this.renewed = true; // once; a kit that refuses its own token is asked again later
  }

  // Whether the kit can be reached: a page that is left while it cannot is gone.
  async reaches() {
    try {
      return (await askJson(this.tokenUrl)).ok;
    } catch (error) {
      return false;
    }
  }
}
