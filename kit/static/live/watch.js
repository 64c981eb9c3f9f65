// Keeps the watched part of a page fresh: asks for it every few seconds, and shows what changed.
// A page that is not looked at does not ask. Of its parts only those that differ are replaced, so
// that a button keeps the focus while a count beside it goes up.
// Written for Safari 13 and Chrome 80.

import { ask } from "../answering/ask.js";

const watched = document.querySelector("[data-watched]");
const every = Number((watched && watched.dataset.every) || 4000);
const PATIENCE = 8000;
// One look that failed may be a hiccup; after two the page says so, where it has the words.
const TOLERATED = 1;
const lost = document.querySelector("[data-lost]");
const said = document.querySelector("[data-said]");
const clock = document.querySelector("[data-clock]");
let tag = null;
let failures = 0;

function parts(parent) {
  return Array.from(parent.children);
}

function replace(fresh) {
  const old = parts(watched);
  const now = parts(fresh);
  const focused = document.activeElement && document.activeElement.id;
  if (old.length === now.length && now.every((part, index) => part.id && part.id === old[index].id)) {
    now.forEach((part, index) => {
      if (part.outerHTML !== old[index].outerHTML) {
        watched.replaceChild(document.importNode(part, true), old[index]);
      }
    });
  } else if (fresh.innerHTML.trim() !== watched.innerHTML.trim()) {
    while (watched.firstChild) watched.removeChild(watched.firstChild);
    Array.from(document.importNode(fresh, true).childNodes).forEach((node) => watched.appendChild(node));
  }
  const again = focused && document.getElementById(focused);
  if (again && again !== document.activeElement) again.focus({ preventScroll: true });
}

// A stage is said once, when it comes.
function say() {
  const says = watched.querySelector("[data-says]");
  if (said && says && said.textContent !== says.dataset.says) said.textContent = says.dataset.says;
}

function showClock(left) {
  if (!clock || left === null) return;
  const words = left === "0" ? clock.dataset.over : clock.dataset.words.replace("#", left);
  const text = left === "" ? "" : words;
  if (clock.textContent !== text) clock.textContent = text;
}

async function look() {
  if (document.hidden) return;
  const headers = tag ? { "If-None-Match": tag } : {};
  const { reply, text } = await ask(watched.dataset.watched, { headers }, PATIENCE);
  showClock(reply.headers.get("X-Seconds-Left"));
  if (reply.status === 304) return;
  if (reply.redirected || (reply.status >= 400 && reply.status < 500)) {
    // Signed out, or no more there: where somebody acts by this page, it says so itself.
    if (lost) location.reload();
    return;
  }
  if (!reply.ok) throw new Error(reply.status);
  tag = reply.headers.get("ETag");
  replace(new DOMParser().parseFromString(text, "text/html").body);
  say();
}

async function keepLooking() {
  try {
    await look();
    failures = 0;
  } catch (error) {
    failures += 1;
  }
  if (lost) lost.hidden = failures <= TOLERATED;
  setTimeout(keepLooking, every);
}

if (watched) setTimeout(keepLooking, every);
