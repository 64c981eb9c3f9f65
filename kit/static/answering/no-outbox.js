// In place of an outbox, where answers go nowhere: on a preview of what a teacher writes. Nothing is
// sent and nothing kept; the page's own form carries all of it. Written for Safari 13 and Chrome 80.

import { bare } from "./json.js";

export class NoOutbox {
  constructor() {
    this.waiting = bare();
    this.takenBefore = bare();
    this.taken = bare();
    this.ended = "";
    this.trouble = null;
    this.awaySince = null;
    this.count = 0;
  }

  put(_item, atLeast) {
    return atLeast;
  }

  openAgain() {}

  send() {
    return Promise.resolve();
  }

  sendNow() {
    return this.send();
  }

  reaches() {
    return Promise.resolve(true);
  }
}
