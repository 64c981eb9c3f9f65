// The editor of a draft: saves by itself after a pause, moves by keys, cuts at the cursor.
// Without it each button of the form does the same, after saving. Written for Safari 13 and Chrome 80.
import { cueWords } from "./cues.js";
import { cutAt } from "./cut-text.js";
import { paintsPassage } from "./painting.js";

const PAUSE = 1500;
const AGAIN = 5000;
const form = document.querySelector("[data-editor]");
const state = form.querySelector("[data-state]");
const version = form.elements.on_version;
let timer = 0;
let sending = null;
let edits = 0;
let saved = 0;
let stopped = false;

function say(what, more) {
  state.textContent = state.getAttribute("data-" + what) + (more ? " " + more : "");
}

function wait(pause) {
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

function save() {
  if (stopped || sending || saved === edits) return sending;
  const sent = edits;
  sending = fetch(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new FormData(form),
  })
    .then((reply) => reply.json().then((answer) => taken(reply, answer, sent)))
    .catch(() => {
      say("lost");
      wait(AGAIN);
    })
    .then(() => {
      sending = null;
      if (!stopped && saved !== edits) wait(saved < sent ? AGAIN : PAUSE);
    });
  return sending;
}

function taken(reply, answer, sent) {
  if (answer.changed) {
    stopped = true;
    say("changed");
    return;
  }
  if (!reply.ok || !answer.version) throw new Error("not saved");
  version.value = answer.version;
  saved = sent;
  // Saving may have named the item by its first words.
  if (answer.at && form.getAttribute("action") !== answer.at) {
    form.setAttribute("action", answer.at);
    history.replaceState(null, "", answer.at);
    location.reload();
    return;
  }
  if (saved !== edits) return;
  say("saved", new Date().toTimeString().slice(0, 5));
  delete form.dataset.typing;
  form.dispatchEvent(new CustomEvent("saved"));
}

form.addEventListener("input", (event) => {
  if (!event.target.name) return;
  edits += 1;
  form.dataset.typing = "";
  say("waits");
  wait(PAUSE);
});

// What a button sends must stand on the version that a saving on its way will make.
form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  stopped = true;
  saved = edits;
  if (!sending) return;
  const pressed = event.submitter || document.activeElement;
  event.preventDefault();
  sending.then(() => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "do";
    field.value = (pressed && pressed.value) || "save";
    form.append(field);
    form.submit();
  });
});

addEventListener("beforeunload", (event) => {
  if (saved === edits) return;
  event.preventDefault();
  event.returnValue = "";
});

// Alt and an arrow presses the button that has that key.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const button = form.querySelector("[data-key='" + event.key + "']:not(:disabled)");
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
});

// The cut goes to where the cursor was last, where no sign says another place.
for (const button of form.querySelectorAll("[data-split]")) {
  button.addEventListener("click", () => {
    const field = document.getElementById(button.getAttribute("data-split"));
    if (!field.value.includes("|")) field.value = cutAt(field.value, field.selectionStart) || field.value;
  });
}

for (const section of form.querySelectorAll("[data-paints]")) paintsPassage(section);
for (const field of form.querySelectorAll("[data-cues]")) cueWords(form, field);
