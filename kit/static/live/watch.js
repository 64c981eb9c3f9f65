// Keeps the watched part of a page fresh: asks for it every few seconds, and shows what changed.
// A page that is not looked at does not ask. Of its parts only those that differ are replaced, so
// that a button keeps the focus while a count beside it goes up.
// Written for Safari 13 and Chrome 80.

import { askAnew, keepLooking, replaceChildren } from "./poll.js";

const watched = document.querySelector("[data-watched]");
const every = Number((watched && watched.dataset.every) || 4000);
const said = document.querySelector("[data-said]");
const clock = document.querySelector("[data-clock]");
let tag = null;

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
    replaceChildren(watched, fresh);
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

// Where somebody acts by this page, it says itself, loaded anew, why there is no more to see.
function startAnew() {
  if ("acts" in watched.dataset) location.reload();
}

async function look() {
  const headers = tag ? { "If-None-Match": tag } : {};
  const { reply, text } = await askAnew(watched.dataset.watched, headers, startAnew);
  showClock(reply.headers.get("X-Seconds-Left"));
  if (text === null) return;
  tag = reply.headers.get("ETag");
  replace(new DOMParser().parseFromString(text, "text/html").body);
  say();
}

if (watched) setTimeout(() => keepLooking(look, every), every);
