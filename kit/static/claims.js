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
let current = 0;
let leaving = false;

const outbox = new Outbox({
  url: form.action,
  attempt: form.dataset.attempt,
  token: form.elements.csrf_token.value,
  tokenUrl: form.dataset.tokenUrl,
  onState: showState,
  onHeld: (item, held) => {
    fill(item, (name) => held.value[name.slice(item.length + 1)]);
    revisionOf(item).value = held.revision + 1;
  },
  onOther: (item, { fields }) => fill(item, (name) => fields[name]),
});

function revisionOf(item) {
  return form.elements[`${item}.revision`];
}

function sectionOf(item) {
  return sections.find((section) => section.dataset.item === item);
}

// Show an answer in its claim's fields; `valueOf` knows them by name.
function fill(item, valueOf) {
  const section = sectionOf(item);
  if (!section) return;
  section.querySelectorAll("input[type=radio]").forEach((input) => {
    input.checked = valueOf(input.name) === input.value;
  });
  steps[sections.indexOf(section)].classList.add("done");
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
    form.querySelectorAll("input[type=radio]").forEach((input) => {
      input.disabled = true;
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
  steps[sections.indexOf(section)].classList.add("done");
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

form.addEventListener("change", (event) => {
  const section = event.target.closest("[data-item]");
  if (section) given(section);
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
previousButton.addEventListener("click", () => show(current - 1, true));
nextButton.addEventListener("click", () => show(current + 1, true));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const inputs = Array.from(sections[current].querySelectorAll("input[data-key]"));
  const pick = inputs.find((input) => input.dataset.key === event.key);
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
outbox.send();
