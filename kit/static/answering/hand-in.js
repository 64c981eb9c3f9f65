// Handing in when the network is away: the wish is kept on the device until the kit has all answers
// and says that it has taken the hand-in itself. Posting it twice does no harm.
// Written for Safari 13 and Chrome 80.

import { askJson } from "./ask.js";
import { intend, isIntended, isPassing, isWishOf, takeBack } from "./local-store.js";

const EVERY = 3000;
// A kit that answers, and refuses, is asked so often with longer and longer pauses.
const LONGEST = 30000;
const REFUSED_MOST = 8;
// Longer than a writer's pause (answering.js): what is being typed goes along.
const QUIET = 2000;

export class HandIn {
  // `panel` names the attempt and the addresses, says how it stands, and has the button that takes
  // it back; `outbox` is the page's own. `onSaid()` hears when the panel says something else.
  constructor(panel, outbox, onSaid = () => {}) {
    Object.assign(this, { panel, outbox, onSaid });
    this.attempt = panel.dataset.attempt;
    this.running = this.missing = false;
    this.turn = 0;
    this.quietUntil = 0;
    this.refusals = 0;
    this.known = null;
    panel.querySelector("[data-not-yet]").addEventListener("click", () => this.cancel());
    document.addEventListener("input", () => {
      this.quietUntil = Date.now() + QUIET;
    });
    // Perhaps signed in again in another tab.
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.refusals >= REFUSED_MOST) this.resume();
    });
    // Taken back in another tab, or asked for there.
    window.addEventListener("storage", ({ key }) => {
      if (!isWishOf(this.attempt, key)) return;
      if (isIntended(this.attempt)) this.begin();
      else if (this.running) {
        // Taken back there, or done: the kit knows which, and the page made anew says so. Without
        // the kit there would be no page to make.
        this.cancel();
        this.outbox.reaches().then((there) => there && location.reload());
      }
    });
  }

  // What was not taken until now is known to who presses the button.
  start() {
    this.known = this.outbox.trouble;
    intend(this.attempt);
    this.outbox.tryAgain();
    this.begin();
  }

  // Go on with what was asked for before this page was there.
  resume() {
    if (isIntended(this.attempt)) this.begin();
  }

  begin() {
    this.say("waiting");
    if (this.running) return;
    this.running = true;
    this.refusals = 0;
    this.turn += 1;
    this.keepTrying(this.turn);
  }

  cancel() {
    takeBack(this.attempt);
    this.running = false;
    this.say("");
  }

  say(state, reason = "") {
    const said = this.panel.querySelector("[data-said]");
    const waiting = isPassing(this.attempt) ? said.dataset.here : said.dataset.waiting;
    const words = { waiting, "signed-out": said.dataset.signedOut };
    const text = state === "stopped" ? `${said.dataset.stopped} ${reason}` : words[state] || "";
    if (said.textContent !== text) said.textContent = text;
    this.panel.hidden = !state;
    this.panel.querySelector("[data-not-yet]").hidden = state === "stopped";
    this.onSaid();
  }

  // One that was taken back, and asked for again while it slept, ends here.
  async keepTrying(turn) {
    const isMine = () => this.running && this.turn === turn;
    while (isMine() && !(await this.tryOnce())) {
      if (this.refusals >= REFUSED_MOST) break; // it says why, and goes on when somebody comes back
      const pause = Math.min(EVERY * 2 ** this.refusals, LONGEST);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    if (isMine()) this.running = false;
  }

  // Says whether it is over, one way or the other. Answers go first.
  async tryOnce() {
    if (Date.now() < this.quietUntil) return false;
    await this.outbox.send();
    const { ended, trouble, givenUp } = this.outbox;
    if (!this.running) return true;
    if (ended === "closed") return this.leave();
    if (this.outbox.count && this.outbox.patience.due === Infinity) return this.stop({ message: givenUp });
    if (ended) this.say("signed-out");
    if (ended || this.outbox.count) return false;
    if (trouble && trouble !== this.known) return this.stop(trouble);
    try {
      return await this.post();
    } catch (error) {
      return false; // no network yet, or somebody else's page in its place
    }
  }

  // What is handed in would not be what was given.
  stop({ message }) {
    this.cancel();
    this.say("stopped", message || this.panel.querySelector("[data-said]").dataset.behind);
    return true;
  }

  async post() {
    const form = new URLSearchParams({ csrf_token: this.outbox.token });
    const { status, body } = await askJson(this.panel.dataset.url, { method: "POST", body: form });
    const { handed_in: isHandedIn, error, message } = body;
    if (isHandedIn) return this.leave();
    // The clock was first: the page of the exercise says what that means.
    if (error === "AssignmentClosed" || error === "AlreadySubmitted") return this.leave();
    // Two who are made one are not found for a moment; the second time it is so.
    if (error === "NotFound" && this.missing) return this.leave();
    this.missing = error === "NotFound";
    if (error === "StaleForm") await this.outbox.renewToken();
    this.say(error === "SignedOut" ? "signed-out" : "waiting");
    // A kit that has a fault is as one that cannot be reached: it will be mended.
    this.refusals = status < 500 ? this.refusals + 1 : 0;
    if (this.refusals >= REFUSED_MOST && error !== "SignedOut") return this.stop({ message });
    return false;
  }

  leave() {
    takeBack(this.attempt);
    this.running = false;
    location.assign(`${this.panel.dataset.task}?handed_in=1`);
    return true;
  }
}
