// The editor of a draft: saves by itself, keeps in the browser what is not saved yet, picks by keys,
// cuts at the cursor. Without it each button of the form does the same, after saving.
// Written for Safari 13 and Chrome 80.
import { cueWords } from "./cues.js";
import { cutAt } from "./cut-text.js";
import { paintsPassage } from "./painting.js";
import { hearKeys } from "./keys.js";
import { Kept } from "./kept.js";
import { Saver } from "./saver.js";

document.documentElement.classList.add("scripted");
const form = document.querySelector("[data-editor]");
const kept = new Kept(form);
const saver = new Saver(form, kept);

form.addEventListener("input", ({ target }) => {
  saver.typed(target);
  const help = target.name && document.getElementById(target.name + "-help");
  if (help) help.querySelectorAll("[data-empty]").forEach((line) => line.remove());
});
form.addEventListener("change", ({ target }) => saver.left(target));

// What a button sends must stand on the version that a saving on its way will make.
form.addEventListener("submit", (event) => {
  const pressed = event.submitter || document.activeElement;
  const waits = saver.stop();
  kept.leave();
  if (!waits) return;
  event.preventDefault();
  waits.then(() => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "do";
    field.value = (pressed && pressed.value) || "save";
    form.append(field);
    form.submit();
  });
});

addEventListener("pagehide", () => saver.leave());
document.addEventListener("visibilitychange", () => {
  if (document.hidden) saver.leave();
});
// Sent before the next page is asked for: where that is this one again, it has the words.
addEventListener("beforeunload", (event) => {
  saver.leave();
  if (!saver.waits || kept.holds) return;
  event.preventDefault();
  event.returnValue = "";
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
hearKeys(form);
kept.offer(() => saver.typed(null));
