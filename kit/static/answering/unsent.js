// What this device keeps and the kit never took: shown with a way out, a small file for the
// teacher. It carries the attempt's token and the kit's id, and no name. Also a wish to hand in
// that waits on this device. Written for Safari 13 and Chrome 80.

import { isIntended, keptAnswers, keyOf, load, takeBack, throwAway } from "./local-store.js";

const EVERY = 5000;
const box = document.getElementById("unsent");
const toUnsent = document.querySelector("[data-unsent-link]");
const links = new Map();
// The lines of which something is on its way from here; and those that were tried.
const trying = new Set();
const tried = new Set();

// Closed for good, or waiting so long that somebody should know. What was refused as it is stands
// on its own page with the reason.
function notTaken(waiting, stuckAfter) {
  const long = Date.now() - 1000 * stuckAfter;
  return Object.keys(waiting).filter((item) => {
    const { refused, at, fields } = waiting[item];
    return fields && (refused === true || (!refused && at < long));
  });
}

function fileOf(attempt, waiting, items) {
  const answers = items.map((item) => {
    const { revision, fields, at } = waiting[item];
    const seconds = Math.max(0, Math.round((Date.now() - at) / 1000)) || 0;
    return { item, revision, seconds, fields };
  });
  const file = { format: "whose-words-answers", number: 1, kit: box.dataset.kit, attempt, answers };
  return JSON.stringify(file, null, 1);
}

function lineOf(attempt) {
  const found = Array.from(box.querySelectorAll("[data-kept-of]"));
  const own = found.find((line) => line.dataset.keptOf === attempt);
  if (own || box.dataset.anybody === undefined) return own;
  const pattern = found.find((line) => line.dataset.keptOf === "");
  const copy = pattern.cloneNode(true);
  copy.dataset.keptOf = attempt;
  pattern.parentNode.appendChild(copy);
  return copy;
}

function fill(line, attempt, waiting, items) {
  const count = line.querySelector("[data-count]");
  const words = items.length === 1 ? count.dataset.one : count.dataset.many.replace("#", items.length);
  if (count.textContent !== words) count.textContent = words;
  // Opened again: it goes once the page of the exercise is there to send it. But no vote does.
  const open = line.dataset.open !== undefined && line.dataset.live === undefined;
  const closed = !open && items.some((item) => waiting[item].refused === true);
  line.querySelector("[data-open-words]").hidden = !open;
  line.querySelector("[data-closed-words]").hidden = !closed;
  line.querySelector("[data-stuck-words]").hidden = open || closed;
  line.querySelector("[data-throw]").hidden = !closed;
  const holds = items.map((item) => `${item} ${waiting[item].revision}`).join();
  if (!links.has(attempt) || links.get(attempt).holds !== holds) link(line, attempt, waiting, items, holds);
}

// A browser downloads what the address stands for: other answers need another one.
function link(line, attempt, waiting, items, holds) {
  if (links.has(attempt)) URL.revokeObjectURL(links.get(attempt).url);
  const file = new Blob([fileOf(attempt, waiting, items)], { type: "application/json" });
  const url = URL.createObjectURL(file);
  links.set(attempt, { url, holds });
  line.querySelector("[data-save]").href = url;
}

function show() {
  const stuckAfter = Number(box.dataset.stuckAfter);
  const lines = new Set();
  keptAnswers().forEach(({ attempt, waiting }) => {
    const items = notTaken(waiting, stuckAfter);
    const line = items.length ? lineOf(attempt) : null;
    if (!line || trying.has(line)) return;
    fill(line, attempt, waiting, items);
    lines.add(line);
  });
  box.querySelectorAll("[data-kept-of]").forEach((line) => {
    line.hidden = !lines.has(line);
  });
  box.hidden = !lines.size;
  // A live round has one folded line of it, below what is before the class.
  if (toUnsent) toUnsent.hidden = box.hidden || box.classList.contains("late");
}

// What was refused as it is stays for the exercise's own page, as does a vote that came too late.
function isSent(line, { fields, refused }) {
  return fields && (!refused || (refused === true && line.dataset.live === undefined));
}

// What waits goes from here, before the page says that it does. Loaded only where there is something.
async function sendFirst(line) {
  trying.add(line);
  tried.add(line);
  try {
    const { sendFrom } = await import("./courier.js");
    await sendFrom(line, box.dataset.tokenUrl, (entry) => isSent(line, entry));
  } catch (error) {
    tried.delete(line); // no network, not even for the script
  }
  trying.delete(line);
  show();
}

function sendAll() {
  if (document.hidden) return;
  box.querySelectorAll("[data-send]").forEach((line) => {
    const waiting = load(keyOf(line.dataset.keptOf));
    const some = Object.keys(waiting).some((item) => isSent(line, waiting[item]));
    // Where somebody pressed Hand in, that page sends it.
    if (some && !tried.has(line) && !isIntended(line.dataset.keptOf)) sendFirst(line);
  });
}

function showIntended() {
  document.querySelectorAll("[data-intended]").forEach((notice) => {
    notice.hidden = !isIntended(notice.dataset.intended);
  });
}

if (box) {
  box.addEventListener("click", ({ target }) => {
    const line = target.closest("[data-kept-of]");
    if (!line || !target.matches("[data-throw]") || !window.confirm(target.dataset.ask)) return;
    throwAway(line.dataset.keptOf);
    show();
  });
  if (toUnsent)
    toUnsent.addEventListener("click", (event) => {
      // Not by the address: on the page of claims that names one.
      event.preventDefault();
      box.scrollIntoView();
      box.focus({ preventScroll: true });
    });
  document.addEventListener("kept", show);
  window.addEventListener("storage", show);
  setInterval(() => {
    sendAll();
    show();
  }, EVERY);
  sendAll();
  show();
}
document.querySelectorAll("[data-intended]").forEach((notice) => {
  notice.querySelector("[data-take-back]").addEventListener("click", () => {
    takeBack(notice.dataset.intended);
    showIntended();
  });
});
window.addEventListener("storage", showIntended);
showIntended();
