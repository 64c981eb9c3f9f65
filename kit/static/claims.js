// One claim at a time, number keys for the pens, and each answer saved as it is given.
// Without this script the page is one long form that works as well.

import { Outbox } from "./outbox.js";

const form = document.getElementById("claims");
const state = document.getElementById("save-state");
const cannotLeave = document.getElementById("cannot-leave");
const sections = Array.from(form.querySelectorAll("[data-item]"));
const steps = Array.from(form.querySelectorAll(".steps a"));
const nextButton = document.getElementById("next");
const previousButton = document.getElementById("previous");
const reviewButton = document.getElementById("review");
const intro = document.getElementById("intro");
const TYPING_PAUSE = 800;
let current = 0;
let leaving = false;
let typing = null;

const outbox = new Outbox({
  url: form.action,
  attempt: form.dataset.attempt,
  token: form.elements.csrf_token.value,
  tokenUrl: form.dataset.tokenUrl,
  onState: showState,
  onHeld: (item, held) => {
    // What was taken is on the page already, and somebody may be writing on.
    if (!held.taken && !isTypedIn(item)) fill(item, (name) => held.fields[name.slice(item.length + 1)]);
    revisionOf(item).value = held.revision + 1;
    sectionOf(item).dispatchEvent(new CustomEvent("held", { detail: held }));
  },
  onOther: (item, { revision, fields }) => {
    if (!isTypedIn(item)) fill(item, (name) => fields[name]);
    else revisionOf(item).value = Math.max(Number(revisionOf(item).value), revision + 1);
  },
});

function revisionOf(item) {
  return form.elements[`${item}.revision`];
}

function sectionOf(item) {
  return sections.find((section) => section.dataset.item === item);
}

// The answer's own: a type's script may have controls besides, such as the pens of a palette.
function fieldsOf(section) {
  return Array.from(section.querySelectorAll("input, textarea, select")).filter(
    ({ name }) => name.startsWith(`${section.dataset.item}.`) && !name.endsWith(".revision"),
  );
}

function isPicked(field) {
  return field.type === "radio" || field.type === "checkbox" ? field.checked : field.value !== "";
}

// How sure somebody is of nothing is no answer.
function showDone(section) {
  const answered = fieldsOf(section).some(
    (field) => isPicked(field) && !field.name.endsWith(".certainty"),
  );
  steps[sections.indexOf(section)].classList.toggle("done", answered);
}

// What somebody is writing just now goes next, with a higher number than what came.
function isTypedIn(item) {
  return typing !== null && typing.section === sectionOf(item);
}

// Show an answer in its item's fields; `valueOf` knows them by name. The item's own script, where
// it has one, hears of it by the event.
function fill(item, valueOf) {
  const section = sectionOf(item);
  if (!section) return;
  fieldsOf(section).forEach((field) => {
    const value = valueOf(field.name);
    if (field.type === "radio" || field.type === "checkbox") field.checked = value === field.value;
    else field.value = value || "";
  });
  showDone(section);
  section.dispatchEvent(new CustomEvent("filled"));
}

function showState(name, count, message) {
  const words = {
    saved: form.dataset.saved,
    saving: form.dataset.saving,
    kept: `${form.dataset.kept} (${count})`,
    behind: form.dataset.behind,
    refused: message || form.dataset.refused,
    closed: message || form.dataset.closed,
    "signed-out": form.dataset.signedOut,
  };
  const looks = { behind: "kept", refused: "closed", "signed-out": "closed" };
  state.dataset.state = looks[name] || name;
  if (state.textContent !== words[name]) state.textContent = words[name];
  if (name === "saved") cannotLeave.hidden = true;
  if (name === "closed") {
    sections.forEach((section) => {
      fieldsOf(section).forEach((field) => {
        field.disabled = true;
      });
      section.dispatchEvent(new CustomEvent("closed"));
    });
  }
  document.querySelectorAll("input[name=csrf_token]").forEach((input) => {
    input.value = outbox.token;
  });
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
  reviewButton.classList.toggle("btn-primary", last);
  reviewButton.classList.toggle("btn-plain", !last);
  // Read once; after that the claim has the screen.
  if (intro) intro.hidden = current > 0;
  steps[current].parentElement.parentElement.scrollLeft = steps[current].offsetLeft - 80;
  if (focus) sections[current].focus({ preventScroll: false });
}

function given(section) {
  const item = section.dataset.item;
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith(`${item}.`)) fields[name] = value;
  }
  showDone(section);
  revisionOf(item).value = outbox.put(item, Number(revisionOf(item).value), fields);
}

function restore() {
  for (const [item, { revision, fields }] of Object.entries(outbox.waiting)) {
    if (!sectionOf(item) || !fields) {
      delete outbox.waiting[item];
      continue;
    }
    fill(item, (name) => fields[name]);
    revisionOf(item).value = Math.max(Number(revisionOf(item).value), revision);
  }
}

function fromHash() {
  const index = sections.findIndex((section) => `#${section.id}` === location.hash);
  if (index >= 0) return index;
  const open = steps.findIndex((step) => !step.classList.contains("done"));
  return open < 0 ? 0 : open;
}

// The whole form goes along, so that what the page shows is what the kit holds.
async function leave() {
  if (leaving) return;
  leaving = true;
  settleTyping();
  await outbox.send();
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

// What is typed goes when the writer pauses, and at once when the field is left.
function typed(section) {
  if (typing && typing.section === section) clearTimeout(typing.timer);
  else if (typing) settleTyping();
  const timer = setTimeout(() => settleTyping(), TYPING_PAUSE);
  typing = { section, timer };
  showState("saving", 1);
}

function settleTyping() {
  if (!typing) return;
  const { section, timer } = typing;
  clearTimeout(timer);
  typing = null;
  given(section);
}

form.addEventListener("input", (event) => {
  const section = event.target.closest("[data-item]");
  if (section && event.target.matches("textarea, input[type=text]")) typed(section);
});
form.addEventListener("change", (event) => {
  const section = event.target.closest("[data-item]");
  if (!section) return;
  if (typing && typing.section === section) settleTyping();
  else given(section);
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) settleTyping();
});
window.addEventListener("pagehide", () => settleTyping());
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
previousButton.addEventListener("click", () => show(current - 1, true));
nextButton.addEventListener("click", () => show(current + 1, true));
const only = (inputs) => (inputs.length === 1 ? inputs[0] : undefined);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("textarea, input[type=text], select, [data-own-keys] *")) return;
  const inputs = Array.from(sections[current].querySelectorAll("input[data-key]")).filter(
    (input) => input.dataset.key === event.key,
  );
  // Of several questions, the first that has no answer yet; else the one where the focus is.
  const answered = (input) => form.elements[input.name].value !== "";
  const here = (input) => input.name === document.activeElement.name;
  const pick = inputs.find((input) => !answered(input)) || inputs.find(here) || only(inputs);
  if (pick && !pick.disabled) {
    pick.focus();
    pick.click();
  }
});
window.addEventListener("hashchange", () => show(fromHash(), true));
// Kept by the browser while another page was there: what it shows may be old.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

restore();
document.documentElement.classList.add("scripted");
show(fromHash(), false);
// Somebody may have come to a field before: what was hidden above it must not move it away.
if (form.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest" });
outbox.send();
