// A reader's labels and notes, saved as they are given. Without it the button saves. One saving at
// a time; each says what the page had before, so that two windows do not undo each other.
// Written for Safari 13 and Chrome 80.
const form = document.querySelector("[data-reading]");
const state = form.querySelector("[data-state]");
const AGAIN = 5000;
const PAUSE = 1200;
let waits = null;
let sending = false;
let changed = false;

const field = (name) => form.elements.namedItem(name);
const valueOf = (name) => (field(name) ? field(name).value : "");

function sent(body) {
  const headers = { Accept: "application/json" };
  return fetch(form.action, { method: "POST", body, headers, credentials: "same-origin" });
}

// What the kit has now is what the next saving is held against. A note that another window wrote,
// too, comes into the box, unless somebody types there.
function take(said, body) {
  for (const number of Object.keys(said)) {
    const stored = said[number];
    const box = field(`${number}-note`);
    const own = (body.get(`${number}-note`) || "").trim();
    field(`${number}-was-label`).value = stored.label;
    field(`${number}-was-unsure`).value = stored.unsure ? "1" : "";
    if (stored.note !== own && box.value === body.get(`${number}-note`)) box.value = stored.note;
    if (stored.note === own || box.value === stored.note) field(`${number}-was-note`).value = stored.note;
  }
}

async function freshToken() {
  const reply = await fetch(form.dataset.token, { credentials: "same-origin" });
  if (reply.ok) field("csrf_token").value = (await reply.json()).csrf_token;
}

async function save() {
  clearTimeout(waits);
  if (sending) return;
  sending = true;
  changed = false;
  state.textContent = form.dataset.saving;
  const body = new URLSearchParams(new FormData(form));
  try {
    const reply = await sent(body);
    const told = await reply.json();
    if (reply.ok) {
      take(told.said, body);
      form.querySelector("[data-count]").textContent = told.labelled;
      if (changed) soon(PAUSE);
      else state.textContent = form.dataset.saved;
    } else if (told.error === "StaleForm") {
      changed = true;
      await freshToken();
      waits = setTimeout(save, PAUSE);
    } else {
      changed = true;
      state.textContent = told.message || form.dataset.unsaved;
    }
  } catch (problem) {
    changed = true;
    state.textContent = form.dataset.unsaved;
    waits = setTimeout(save, AGAIN);
  }
  sending = false;
}

// "Saved" does not stand there while something typed waits.
function soon(pause) {
  changed = true;
  state.textContent = form.dataset.saving;
  clearTimeout(waits);
  waits = setTimeout(save, sending ? PAUSE : pause);
}

form.addEventListener("input", () => soon(PAUSE));
form.addEventListener("change", () => soon(0));
form.addEventListener("submit", () => {
  clearTimeout(waits);
  changed = false;
});
addEventListener("beforeunload", (event) => {
  if (!changed && !sending) return;
  if (valueOf("csrf_token") && !sending) save();
  event.preventDefault();
  event.returnValue = "";
});
