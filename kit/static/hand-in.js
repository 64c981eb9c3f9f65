// Handing in when the network is away: the wish is kept on the device until the kit has all answers
// and has taken the hand-in itself. Posting it twice does no harm.
// Written for Safari 13 and Chrome 80.

import { intend, isIntended, takeBack } from "./kept.js";
import { patiently } from "./outbox.js";

const EVERY = 3000;

// `outbox` is the page's own. `onStop(reason)` hears when an answer was not taken, so that what is
// handed in would not be what was given.
export class HandIn {
  constructor({ outbox, attempt, url, task, onStop }) {
    Object.assign(this, { outbox, attempt, url, task, onStop });
    this.running = false;
  }

  start() {
    intend(this.attempt);
    if (!this.running) {
      this.running = true;
      this.keepTrying();
    }
  }

  cancel() {
    takeBack(this.attempt);
    this.running = false;
  }

  async keepTrying() {
    while (this.running && isIntended(this.attempt)) {
      if (await this.tryOnce()) return;
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
    this.running = false;
  }

  // Says whether it is over, one way or the other.
  async tryOnce() {
    await this.outbox.send();
    if (this.outbox.ended === "closed") return this.leave();
    if (this.outbox.count || this.outbox.ended) return false;
    if (this.outbox.trouble && this.outbox.trouble.state !== "behind") {
      this.cancel();
      this.onStop(this.outbox.trouble.message || "");
      return true;
    }
    try {
      const body = new URLSearchParams({ csrf_token: this.outbox.token });
      const reply = await patiently(this.url, { method: "POST", body });
      if (reply.ok) return this.leave();
      const { error } = await reply.json().catch(() => ({}));
      if (error === "StaleForm") await this.outbox.renewToken();
    } catch (error) {
      // No network yet.
    }
    return false;
  }

  leave() {
    takeBack(this.attempt);
    this.running = false;
    location.assign(`${this.task}?handed_in=1`);
    return true;
  }
}
