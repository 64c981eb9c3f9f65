// What an item needs while it is answered, in a fold that stays in reach: it keeps its place, one
// that is opened stays open from claim to claim, and Escape closes it. Without this script it is a
// plain fold. Written for Safari 13 and Chrome 80.

import { sayCovered } from "./masthead.js";

const places = new Map();
// Where somebody was last: a tap on the drawer takes the focus from there.
let last = null;

// Reports of one item are others than those of the next; the three questions are the same.
function nameOf(drawer) {
  const section = drawer.closest("[data-item]");
  const { drawer: kind } = drawer.dataset;
  return kind === "questions" || !section ? kind : `${kind} ${section.dataset.item}`;
}

function bodyOf(drawer) {
  return drawer.querySelector(".drawer-body");
}

// The field that is being answered stays in sight below what has been opened above it.
function keepInSight(drawer) {
  const section = drawer.closest("[data-item]");
  if (!section || !last || !section.contains(last)) return;
  const box = (last.closest("fieldset, .number-part, [data-sentence]") || last).getBoundingClientRect();
  const under = drawer.getBoundingClientRect().bottom;
  if (box.bottom <= window.innerHeight && box.top >= under) return;
  window.scrollBy(0, Math.min(box.bottom - window.innerHeight, box.top - under));
}

function onToggle({ target }) {
  if (!target.matches || !target.matches("[data-drawer]")) return;
  sayCovered();
  if (!target.open) return;
  bodyOf(target).scrollTop = places.get(nameOf(target)) || 0;
  keepInSight(target);
}

// From claim to claim: what is the same for all is open for all, or closed.
function follow(drawer) {
  document.querySelectorAll('[data-drawer="questions"]').forEach((other) => {
    if (other !== drawer) other.open = drawer.open;
  });
}

function close(drawer) {
  const hadFocus = drawer.contains(document.activeElement);
  drawer.open = false;
  if (drawer.dataset.drawer === "questions") follow(drawer);
  if (hadFocus) drawer.querySelector("summary").focus({ preventScroll: true });
}

function isShown(drawer) {
  return drawer.getClientRects().length > 0;
}

document.addEventListener("toggle", onToggle, true);
document.addEventListener("focusin", ({ target }) => {
  if (target.matches("[data-item] input, [data-item] textarea, [data-item] select")) last = target;
});
document.addEventListener(
  "scroll",
  ({ target }) => {
    const drawer = target.closest && target.closest("[data-drawer]");
    if (drawer && drawer.open) places.set(nameOf(drawer), target.scrollTop);
  },
  true,
);
document.addEventListener("click", ({ target }) => {
  const summary = target.closest("[data-drawer] > summary");
  // Once it has been opened or closed, which comes after the click.
  if (summary && summary.parentElement.dataset.drawer === "questions")
    setTimeout(() => follow(summary.parentElement));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const open = Array.from(document.querySelectorAll("[data-drawer][open]")).filter(isShown);
  open.forEach(close);
  if (open.length) event.preventDefault();
});
window.addEventListener("resize", sayCovered);
sayCovered();
