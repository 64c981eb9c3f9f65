// The editor of a draft: saves by itself, keeps in the browser what is not saved yet, picks by keys,
// cuts at the cursor. Without it each button of the form does the same, after saving.
// Written for Safari 13 and Chrome 80.
import { savesItself } from "./autosave.js";
import { cueWords } from "./cues.js";
import { cutAt } from "./cut-text.js";
import { putInOrder } from "./in-order.js";
import { hearKeys } from "./keys.js";
import { paintsPassage } from "./painting.js";

document.documentElement.classList.add("scripted");
const form = document.querySelector("[data-editor]");
savesItself(form);

form.addEventListener("input", ({ target }) => {
  const help = target.name && document.getElementById(target.name + "-help");
  if (help) help.querySelectorAll("[data-empty]").forEach((line) => line.remove());
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
for (const field of form.querySelectorAll("[data-in-order]")) putInOrder(form, field);
hearKeys(form);
