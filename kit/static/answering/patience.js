// How long an outbox waits before it asks the kit again. Written for Safari 13 and Chrome 80.

const FIRST = 1000;
const LONGEST = 30000;
// A kit that answers, and refuses, is asked so often with longer and longer pauses, and then no more.
const REFUSED_MOST = 8;

export class Patience {
  // `away`: the longest wait (milliseconds) for a kit that is not there. To ask it costs nobody but
  // this device; one that answers with a fault or a refusal is asked at longer and longer waits.
  constructor(away) {
    this.away = away;
    this.due = 0; // after a refusal: not before then, but for a person who acts
    this.begin();
  }

  // As patiently as at first.
  begin() {
    this.shorten();
    this.taken();
  }

  shorten() {
    this.wait = FIRST;
  }

  taken() {
    this.refusals = 0;
    this.givenUp = ""; // why nothing is sent any more by itself
  }

  isDue() {
    return Date.now() >= this.due;
  }

  // Milliseconds until the next try, after one that failed: `status` is that of the reply, if there
  // was one, `refusal` what a kit said that works and does not take it, `after` the seconds that it
  // asks to wait.
  next({ status, refusal, after }) {
    // What the kit asks for itself is no longer than a class would wait, and not the same moment
    // for all: forty phones were refused at once.
    const asked = 1000 * (after || 0) * (1 + Math.random() / 2);
    const longest = status === undefined ? this.away : LONGEST;
    const wait = Math.min(asked || this.wait, longest);
    if (refusal !== undefined || asked) this.due = Date.now() + wait;
    if (!asked) this.wait = Math.min(2 * this.wait, longest);
    return wait;
  }

  // Says whether it was refused too often.
  giveUp(refusal) {
    this.refusals += 1;
    if (this.refusals < REFUSED_MOST) return false;
    this.due = Infinity;
    this.givenUp = refusal;
    return true;
  }
}
