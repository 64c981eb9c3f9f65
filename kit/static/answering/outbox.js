// Answers on their way to the kit. Each waits on the device (local-store.js) until the kit
// acknowledges it after its commit. Written for Safari 13 and Chrome 80.

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
import { Patience } from "./patience.js";
import { Sender } from "./sender.js";

// The longest wait for a kit that is not there, on a page where nothing else asks for it.
const AWAY = 5000;
// Longer than a page takes to come.
const JUST_NOW = 30000;
// What the kit will not take in this form, however often it is sent.
const REFUSALS = ["UnknownItem", "RevisionTooHigh"];
const TOO_LARGE = 413;

// Which answer something is said of; `ballot` is of a live round's.
function aboutOf(item, { fields }) {
  return { item, ballot: fields[`${item}.ballot`] };
}

export class Outbox extends Sender {
  // `onState(state, count, message, about)` hears: saved (nothing waits), saving, kept, here (kept
  // by this page alone), behind, refused, given-up (sent no more by itself), closed, signed-out; with
  // `about` ({ item, ballot }) it is said of that answer only.
  // `onHeld(item, held)` hears what the kit holds for an item, `onOther(item, entry)` what another
  // tab is sending. `away` as of Patience.
  constructor({ url, attempt, token, tokenUrl, onState, onHeld, onOther, away = AWAY }) {
    super({ url, token, tokenUrl });
    Object.assign(this, { attempt, onState, onHeld, onOther });
    this.patience = new Patience(away);
    this.key = keyOf(attempt);
    // What was refused because it was closed is tried again: this page is there, so it is open.
    this.waiting = load(this.key);
    this.takenBefore = takenMeanwhile(attempt);
    this.taken = bare();
    this.ended = "";
    this.awaySince = null; // when it was first found out that the kit is not there
    this.trouble = null;
    window.addEventListener("online", () => this.sendNow());
    document.addEventListener("reached", ({ detail }) => this.wake(detail.wasLost));
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

  get givenUp() {
    return this.patience.givenUp;
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
    this.patience.due = 0;
    return this.send();
  }

  // A person asks for it.
  tryAgain() {
    this.patience.begin();
    return this.sendNow();
  }

  // The page has reached the kit (poll.js): what waits goes at once, unless the kit told it to wait.
  // `wasLost`: the time before it had not; what is on its way since then does not arrive any more.
  wake(wasLost) {
    if (!this.count || !this.patience.isDue()) return;
    this.patience.shorten();
    if (!this.running) this.send();
    else if (wasLost) this.letGo();
  }

  // Resolves once all is sent, or as far as it goes now.
  send() {
    if (!this.running && !this.patience.isDue()) return Promise.resolve();
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
      this.patience.shorten();
      if (this.ended) return;
      if (this.trouble) this.onState(this.trouble.state, 0, this.trouble.message, this.trouble.about);
      else this.onState("saved", 0);
    } catch (error) {
      this.renewed = false;
      this.awaySince = error.status === undefined ? this.awaySince || Date.now() : null;
      if (error.refusal === undefined || !this.giveUp(error)) this.tryLater(error);
    }
  }

  tryLater(error) {
    this.onState(isPassing(this.attempt) ? "here" : "kept", this.count);
    this.timer = setTimeout(() => this.sendNow(), this.patience.next(error));
  }

  giveUp({ refusal }) {
    if (!this.patience.giveUp(refusal)) return false;
    this.onState("given-up", this.count, refusal);
    return true;
  }

  async sendOne(item) {
    const entry = this.waiting[item];
    const { ok, status, after, body } = await this.post(entry.fields);
    this.awaySince = null;
    if (ok) {
      this.renewed = this.missing = false;
      this.patience.taken();
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
      throw Object.assign(new Error(error), { status, refusal, after });
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
    if (!stands.taken && since && (Date.now() - entry.at) / 1000 < since[item]) {
      // Something older was ahead by number: this was picked later, so it goes again.
      const revision = stands.revision + 1;
      entry.fields[`${item}.revision`] = String(revision);
      this.keep(item, { revision, fields: entry.fields, at: entry.at });
      return;
    }
    this.settle(item, entry, stands);
  }

  // The kit has it, or something newer.
  settle(item, entry, stands) {
    this.release(item, entry.revision);
    if (stands.taken) this.taken[item] = { ...entry, at: Date.now() };
    else this.trouble = { state: "behind", about: aboutOf(item, entry) };
    this.onHeld(item, stands);
  }

  // The next page was asked for before this one went, and perhaps made before the kit took these.
  leave() {
    const fresh = Object.entries(this.taken).filter(([, { at }]) => Date.now() - at < JUST_NOW);
    if (fresh.length) leaveTaken(this.attempt, Object.fromEntries(fresh));
  }

  refuse(item, entry, message) {
    this.trouble = { state: "refused", message, about: aboutOf(item, entry) };
    const now = this.waiting[item];
    if (now && now.revision === entry.revision) this.release(item, entry.revision);
  }

  // What somebody wrote and the kit will not take as it is, such as a text that is too long, stays
  // on this device until they change it: a page loaded anew has it, and hears the reason again.
  keepAsItIs(item, entry, message) {
    this.trouble = { state: "refused", message, about: aboutOf(item, entry) };
    this.layAside(item, entry, "as-it-is");
  }

  // The time for one question is over. The answer stays on this device as when all is closed, and
  // the others still go. Said at once, and again once they have gone.
  closeOne(item, entry, message) {
    const about = aboutOf(item, entry);
    this.trouble = { state: "closed", message, about };
    this.layAside(item, entry, true);
    this.onState("closed", this.count, message, about);
  }

  // A vote that was closed takes answers again, or the next one does: what came too late for this
  // very one goes now, and what came too late for another is no trouble of this one.
  openAgain(item, ballot) {
    if (!ballot) return;
    const { trouble } = this;
    if (trouble && trouble.state === "closed" && trouble.about.item === item) this.trouble = null;
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

  // All was closed, and is open again.
  goOn() {
    this.ended = "";
    this.trouble = null;
  }

  end(state, message) {
    this.ended = state;
    this.onState(state, this.count, message);
    tell();
  }
}
