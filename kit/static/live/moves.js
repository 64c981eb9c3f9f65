// A move of a live session leaves its page only when the kit can be reached: else the browser's own
// page about the network would stand where the buttons were. Written for Safari 13 and Chrome 80.

import { ask } from "../answering/ask.js";

// A teacher before a class presses again after less than this.
const PATIENCE = 3000;
const form = document.getElementById("moves");
const notSent = document.querySelector("[data-not-sent]");
let pressed = null;
let sending = false;

async function send({ name, value }) {
  sending = true;
  notSent.hidden = true;
  try {
    await ask(form.dataset.reach, {}, PATIENCE);
    const move = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.appendChild(move);
    form.submit();
  } catch (error) {
    notSent.hidden = false;
    sending = false;
  }
}

// Which button it was, for browsers whose event does not say.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("button[form=moves]");
  if (button) pressed = button;
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (pressed && !sending) send(pressed);
});
