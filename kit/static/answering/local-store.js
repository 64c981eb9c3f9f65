// What this device keeps of attempts, in localStorage: answers under each attempt's own random
// token until the kit acknowledges them, and whether its student pressed Hand in meanwhile.
// Where the browser keeps nothing (storage forbidden or full), the page keeps it while it is there,
// and says so. Nothing here knows a name. Written for Safari 13 and Chrome 80.

import { bare, parse } from "./json.js";

const PREFIX = "whose-words-";
// No token has a colon in it.
const HAND_IN = `${PREFIX}hand-in:`;
// What a pen painted last (items/undo-steps.js): no answer, and gone with the rest.
export const UNDO = "whose-words:undo";

export function keyOf(attempt) {
  return PREFIX + attempt;
}

export function read(text) {
  try {
    return bare(parse(text));
  } catch (error) {
    return bare();
  }
}

// What the browser would not keep, by key. It is newer than what the browser has under the same.
const passing = new Map();

function get(key) {
  if (passing.has(key)) return passing.get(key);
  try {
    return localStorage.getItem(key);
  } catch (error) {
    return null;
  }
}

function set(key, text) {
  try {
    localStorage.setItem(key, text);
    passing.delete(key);
  } catch (error) {
    passing.set(key, text);
  }
}

function remove(key) {
  passing.delete(key);
  try {
    localStorage.removeItem(key);
  } catch (error) {
    // Where nothing can be stored, nothing was.
  }
}

// Whether what is kept of an attempt would go with this page.
export function isPassing(attempt) {
  return passing.has(keyOf(attempt)) || passing.has(HAND_IN + attempt);
}

// The browser asks before the page goes, and with it what is nowhere else.
window.addEventListener("beforeunload", (event) => {
  if (!passing.size) return;
  event.preventDefault();
  event.returnValue = "";
});

export function load(key) {
  return read(get(key));
}

// What the kit took while a page was being left, by attempt: the next page of this tab may have been
// made before that. Whatever page that is, it is read here once and gone.
const TAKEN = `${PREFIX}taken`;
const taken = pull();

function pull() {
  try {
    const found = read(sessionStorage.getItem(TAKEN));
    sessionStorage.removeItem(TAKEN);
    return found;
  } catch (error) {
    return bare();
  }
}

export function takenMeanwhile(attempt) {
  return taken[attempt] || bare();
}

export function leaveTaken(attempt, answers) {
  try {
    const all = read(sessionStorage.getItem(TAKEN));
    all[attempt] = answers;
    sessionStorage.setItem(TAKEN, JSON.stringify(all));
  } catch (error) {
    // The next page may then show what was before; the kit holds what it took.
  }
}

// Other scripts of this page hear of it by this event; other tabs hear of it by `storage`.
export function tell() {
  document.dispatchEvent(new CustomEvent("kept"));
}

// Read and written at once: another tab keeps its answers under the same key.
export function change(key, edit) {
  const waiting = load(key);
  edit(waiting);
  if (Object.keys(waiting).length) set(key, JSON.stringify(waiting));
  else remove(key);
  tell();
}

function ourKeys() {
  let lasting = [];
  try {
    lasting = Object.keys(localStorage);
  } catch (error) {
    // Forbidden: then all there is passes with this page.
  }
  const all = new Set([...lasting, ...passing.keys()]);
  return Array.from(all).filter((key) => key.startsWith(PREFIX));
}

function answerKeys() {
  return ourKeys().filter((key) => !key.slice(PREFIX.length).includes(":"));
}

// The attempts of which something is kept, with their answers by item.
export function keptAnswers() {
  return answerKeys().map((key) => ({ attempt: key.slice(PREFIX.length), waiting: load(key) }));
}

export function mayStillBeSent(waiting) {
  return Object.keys(waiting).filter((item) => !waiting[item].refused);
}

// What would be lost with this device: what was closed for can still be saved as a file.
export function countKept() {
  return keptAnswers().reduce((count, { waiting }) => count + Object.keys(waiting).length, 0);
}

// Everything of ours goes from this device.
export function wipe() {
  [...ourKeys(), UNDO].forEach(remove);
  tell();
}

export function throwAway(attempt) {
  change(keyOf(attempt), (waiting) => Object.keys(waiting).forEach((item) => delete waiting[item]));
}

// Too late: it goes to the kit no more by itself, and stays on this device for its way out.
export function layAllAside(attempt) {
  change(keyOf(attempt), (waiting) =>
    Object.keys(waiting).forEach((item) => {
      waiting[item].refused = true;
    }),
  );
}

// The wish to hand in, kept until the kit says that it is done.
export function intend(attempt) {
  set(HAND_IN + attempt, String(Date.now()));
}

export function isIntended(attempt) {
  return ourKeys().includes(HAND_IN + attempt);
}

// Whether a change of storage is about it.
export function isWishOf(attempt, key) {
  return key === HAND_IN + attempt;
}

export function takeBack(attempt) {
  remove(HAND_IN + attempt);
}
