// One claim at a time, number keys for the pens, and each answer saved as it is given.
// Without this script the page is one long form that works as well.

import { Outbox } from "./outbox.js";

const form = document.getElementById("claims");
const state = document.getElementById("save-state");
const sections = Array.from(form.querySelectorAll("[data-item]"));
const steps = Array.from(form.querySelectorAll(".steps a"));
const nextButton = document.getElementById("next");
const previousButton = document.getElementById("previous");
let current = 0;

const outbox = new Outbox({
  url: form.action,
  attempt: form.dataset.attempt,
  token: form.elements.csrf_token.value,
  tokenUrl: form.dataset.tokenUrl,
  onState: showState,
  onHeld: (item, held) => {
    revisionOf(item).value = held.revision + 1;
  },
});

function revisionOf(item) {
  return form.elements[`${item}.revision`];
}

function showState(name, count, message) {
  const words = {
    saved: form.dataset.saved,
    saving: form.dataset.saving,
    kept: `${form.dataset.kept} (${count})`,
    closed: message || form.dataset.closed,
    "signed-out": form.dataset.signedOut,
  };
  state.dataset.state = name === "signed-out" ? "closed" : name;
  if (state.textContent !== words[name]) state.textContent = words[name];
  form.elements.csrf_token.value = outbox.token;
}

function show(index, focus) {
  current = Math.max(0, Math.min(index, sections.length - 1));
  sections.forEach((section, number) => section.classList.toggle("now", number === current));
  steps.forEach((step, number) => {
    if (number === current) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  });
  previousButton.disabled = current === 0;
  nextButton.hidden = current === sections.length - 1;
  if (focus) sections[current].focus({ preventScroll: false });
}

function given(section) {
  const item = section.dataset.item;
  const revision = revisionOf(item);
  const waiting = outbox.waiting[item];
  if (waiting) revision.value = Math.max(Number(revision.value), waiting.revision + 1);
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith(`${item}.`)) fields[name] = value;
  }
  steps[sections.indexOf(section)].classList.add("done");
  outbox.put(item, Number(revision.value), fields);
}

function restore() {
  for (const [item, { revision, fields }] of Object.entries(outbox.waiting)) {
    const section = sections.find((candidate) => candidate.dataset.item === item);
    if (!section) continue;
    for (const [name, value] of Object.entries(fields)) {
      const input = section.querySelector(`input[name="${name}"][value="${value}"]`);
      if (input && input.type === "radio") input.checked = true;
    }
    revisionOf(item).value = Math.max(Number(revisionOf(item).value), revision);
    steps[sections.indexOf(section)].classList.add("done");
  }
}

function fromHash() {
  const index = sections.findIndex((section) => `#${section.id}` === location.hash);
  if (index >= 0) return index;
  const open = steps.findIndex((step) => !step.classList.contains("done"));
  return open < 0 ? 0 : open;
}

form.addEventListener("change", (event) => {
  const section = event.target.closest("[data-item]");
  if (section) given(section);
});
steps.forEach((step, index) =>
  step.addEventListener("click", (event) => {
    event.preventDefault();
    show(index, true);
  }),
);
previousButton.addEventListener("click", () => show(current - 1, true));
nextButton.addEventListener("click", () => show(current + 1, true));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const pick = sections[current].querySelector(`input[data-key="${event.key}"]`);
  if (pick && !pick.disabled) {
    pick.focus();
    pick.click();
  }
});
window.addEventListener("hashchange", () => show(fromHash(), true));

restore();
document.documentElement.classList.add("scripted");
show(fromHash(), false);
outbox.send();
