// One claim at a time, number keys for the pens, and each answer saved as it is given.
// Without this script the page is one long form that works as well.

import { Answering } from "./answering.js";
import { GoOn, showTakeBack, takeBack } from "./go-on.js";
import { HandIn } from "./hand-in.js";
import { keepPlace, named, placeKept } from "./place.js";
import { sayEnds, sayHere, sayStep } from "./said.js";
import { Screen } from "./screen.js";

const form = document.getElementById("claims");
const cannotLeave = document.getElementById("cannot-leave");
const handInButton = document.getElementById("hand-in-later");
const sections = Array.from(form.querySelectorAll("[data-item]"));
const strip = document.getElementById("strip");
const steps = Array.from(strip.querySelectorAll("a"));
const bar = document.getElementById("step-bar");
const saidHere = document.getElementById("said-here");
const ways = document.getElementById("ways");
const nextButton = document.getElementById("next");
const previousButton = document.getElementById("previous");
const reviewButton = document.getElementById("review");
const intro = document.getElementById("intro");
const coreEnd = document.getElementById("core-end");
let current = 0;
let leaving = false;
// Before anything is measured: what the page without scripts shows is gone then.
document.documentElement.classList.add("scripted");
const screen = new Screen(form, bar);
const goOn = new GoOn(
  document.getElementById("go-on"),
  sections,
  () => stepTo(current + 1, true),
  "attempt" in form.dataset,
);

const answering = new Answering(form, {
  state: document.getElementById("save-state"),
  current: () => (screen.restsKeys ? undefined : sections[current]),
  onAnswered: (section) => {
    sayStep(steps[sections.indexOf(section)], strip, section);
    showTakeBack(section);
    sayHere(saidHere, sections[current], sections);
    sayCore();
  },
  onState: (name) => {
    if (name === "saved") cannotLeave.hidden = true;
  },
});
const { outbox } = answering;
const queued = document.getElementById("queued");
// A preview hands in at once: see no-outbox.js.
const later = queued && new HandIn(queued, outbox);

// What of the core is open, wherever somebody jumped to what comes after it.
function openInCore() {
  const core = sections.findIndex((section) => section.contains(coreEnd));
  return steps.slice(0, core).filter((step) => !step.classList.contains("done"));
}

function sayCore() {
  if (!coreEnd) return;
  const open = openInCore();
  coreEnd.querySelector("[data-done]").hidden = open.length > 0;
  const said = coreEnd.querySelector("[data-open]");
  said.hidden = !open.length;
  if (!open.length) return;
  said.querySelector("[data-left]").textContent = open.length;
  const first = said.querySelector("[data-first]");
  first.href = open[0].hash;
  first.textContent = open[0].dataset.name;
}

// `arrive` is off where a page has just been loaded: then nobody has stepped.
function show(index, arrive) {
  goOn.stay();
  current = Math.max(0, Math.min(index, sections.length - 1));
  sections.forEach((section, number) => section.classList.toggle("now", number === current));
  steps.forEach((step, number) => {
    if (number === current) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  });
  // From the end of the core on, handing in is as good a way on as the next claim. On the last one
  // it is the only way, and stands where Next was.
  const last = current === sections.length - 1;
  const enough = last || "enough" in sections[current].dataset;
  previousButton.disabled = current === 0;
  nextButton.hidden = last;
  (last ? bar : ways).appendChild(reviewButton);
  reviewButton.classList.toggle("btn-primary", enough);
  reviewButton.classList.toggle("btn-plain", !enough);
  // Read once; after that the claim has the screen.
  if (intro) intro.hidden = current > 0;
  strip.firstElementChild.scrollLeft = steps[current].offsetLeft - 80;
  sayHere(saidHere, sections[current], sections);
  keepPlace(form.dataset.attempt, sections[current].dataset.item);
  if (!arrive) return;
  sections[current].focus({ preventScroll: true });
  screen.bringIn(sections[current]);
}

// A step is a place of its own in the browser's history, so that Back goes a claim back.
function stepTo(index, byItself = false) {
  if (!sections[index]) return;
  screen.rest(byItself);
  if (index !== current) history.pushState(history.state, "", steps[index].hash);
  show(index, true);
}

function indexOf(item) {
  return sections.findIndex((section) => section.dataset.item === item);
}

function fromHash() {
  const target = document.getElementById(named(location.hash));
  return sections.findIndex((section) => section.contains(target));
}

function isDone(index) {
  return steps[index].classList.contains("done");
}

// Where somebody is already, before this script came; where the address says; where they were on
// this device, or else in what they answered last on another, or what is open after it; the first
// that is open.
function beginning() {
  const { activeElement } = document;
  const latest = indexOf(form.dataset.latest);
  const found = [
    sections.findIndex((section) => section.contains(activeElement)),
    fromHash(),
    indexOf(placeKept(form.dataset.attempt)),
    latest < 0 ? -1 : steps.findIndex((_step, index) => index >= latest && !isDone(index)),
    steps.findIndex((_step, index) => !isDone(index)),
  ];
  return Math.max(0, ...found.filter((index) => index >= 0).slice(0, 1));
}

// The whole form goes along, so that what the page shows is what the kit holds.
async function leave() {
  if (leaving) return;
  leaving = true;
  answering.settleTyping();
  await outbox.sendNow();
  if (outbox.ended) {
    location.assign(form.dataset.task);
  } else if (!outbox.count && (await outbox.reaches())) {
    const review = document.createElement("input");
    Object.assign(review, { type: "hidden", name: "review", value: "1" });
    form.appendChild(review);
    form.submit();
  } else {
    leaving = false;
    cannotLeave.hidden = false;
    cannotLeave.scrollIntoView({ block: "nearest" }); // below the fold of a phone otherwise
  }
}

if (later)
  handInButton.addEventListener("click", () => {
    cannotLeave.hidden = true;
    answering.settleTyping();
    later.start();
  });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});
steps.forEach((step, index) =>
  step.addEventListener("click", (event) => {
    event.preventDefault();
    stepTo(index);
  }),
);
if (coreEnd)
  coreEnd.querySelector("[data-open] [data-first]").addEventListener("click", (event) => {
    event.preventDefault();
    stepTo(steps.indexOf(openInCore()[0]));
  });
previousButton.addEventListener("click", () => stepTo(current - 1));
nextButton.addEventListener("click", () => stepTo(current + 1));
form.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-take-back]");
  if (button) takeBack(button);
});
// The button is no stop for Tab between a pen and what follows: its key is 0, as where one paints.
document.addEventListener("keydown", (event) => {
  const { key, target, repeat, ctrlKey, metaKey, altKey } = event;
  if (key !== "0" || repeat || ctrlKey || metaKey || altKey) return;
  if (target.matches("textarea, input[type=text], select, [data-own-keys] *")) return;
  const around = target.closest(".claim.now .pens") || sections[current];
  const button = around.querySelector("[data-take-back]:not([hidden])");
  if (button) takeBack(button);
});
// After the answer itself, which listens further out.
document.addEventListener("change", ({ target }) => {
  const section = target.closest("#claims [data-item]");
  if (section) goOn.picked(section, target);
});

const first = beginning();
const isAsked = fromHash() >= 0;
window.addEventListener("hashchange", () => {
  screen.rest(false);
  show(fromHash() >= 0 ? fromHash() : first, true);
});
sections.forEach(showTakeBack);
sayCore();
show(first, false);
if (isAsked || first > 0) screen.bringIn(sections[first]);
sayEnds(strip);
// Somebody may have come to a field before: what was hidden above it must not move it away.
if (form.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest" });
outbox.send();
if (later) later.resume();
