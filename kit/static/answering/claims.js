// One claim at a time, number keys for the pens, and each answer saved as it is given.
// Without this script the page is one long form that works as well.

import { Answering } from "./answering.js";
import { HandIn } from "./hand-in.js";

const form = document.getElementById("claims");
const cannotLeave = document.getElementById("cannot-leave");
const handInButton = document.getElementById("hand-in-later");
const sections = Array.from(form.querySelectorAll("[data-item]"));
const steps = Array.from(form.querySelectorAll(".steps a"));
const nextButton = document.getElementById("next");
const previousButton = document.getElementById("previous");
const reviewButton = document.getElementById("review");
const intro = document.getElementById("intro");
const coreEnd = document.getElementById("core-end");
let current = 0;
let leaving = false;

const answering = new Answering(form, {
  state: document.getElementById("save-state"),
  current: () => sections[current],
  onAnswered: (section, answered) => {
    steps[sections.indexOf(section)].classList.toggle("done", answered);
    sayCore();
  },
  onState: (name) => {
    if (name === "saved") cannotLeave.hidden = true;
  },
});
const { outbox } = answering;
const later = new HandIn(document.getElementById("queued"), outbox);

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
  first.textContent = open[0].textContent.trim().replace(/\s+/g, " ");
}

function show(index, focus) {
  current = Math.max(0, Math.min(index, sections.length - 1));
  sections.forEach((section, number) => section.classList.toggle("now", number === current));
  steps.forEach((step, number) => {
    if (number === current) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  });
  const last = current === sections.length - 1;
  previousButton.disabled = current === 0;
  nextButton.hidden = last;
  // From the end of the core on, handing in is as good a way on as the next claim.
  const enough = "enough" in sections[current].dataset;
  reviewButton.classList.toggle("btn-primary", enough);
  reviewButton.classList.toggle("btn-plain", !enough);
  // Read once; after that the claim has the screen.
  if (intro) intro.hidden = current > 0;
  steps[current].parentElement.parentElement.scrollLeft = steps[current].offsetLeft - 80;
  if (focus) sections[current].focus({ preventScroll: false });
}

function fromHash() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const index = sections.findIndex((section) => section.contains(named));
  if (index >= 0) return index;
  const open = steps.findIndex((step) => !step.classList.contains("done"));
  return open < 0 ? 0 : open;
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
    show(index, true);
  }),
);
if (coreEnd)
  coreEnd.querySelector("[data-open] [data-first]").addEventListener("click", (event) => {
    event.preventDefault();
    show(steps.indexOf(openInCore()[0]), true);
  });
previousButton.addEventListener("click", () => show(current - 1, true));
nextButton.addEventListener("click", () => show(current + 1, true));
window.addEventListener("hashchange", () => show(fromHash(), true));

document.documentElement.classList.add("scripted");
sayCore();
show(fromHash(), false);
// Somebody may have come to a field before: what was hidden above it must not move it away.
if (form.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest" });
outbox.send();
later.resume();
