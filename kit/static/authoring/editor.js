// The editor of a draft: saves by itself after a pause, moves by keys, cuts at the cursor.
// Without it each button of the form does the same, after saving. Written for Safari 13 and Chrome 80.
import { cueWords } from "./cues.js";
import { savesItself } from "./saving.js";

const form = document.querySelector("[data-editor]");

savesItself(form, (at) => {
  if (form.getAttribute("action") === at) return false;
  // Saving may have named the item by its first words.
  form.setAttribute("action", at);
  history.replaceState(null, "", at);
  location.reload();
  return true;
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
    const at = field.selectionStart;
    if (field.value.includes("|") || !at || at >= field.value.length) return;
    field.value = field.value.slice(0, at) + "|" + field.value.slice(at);
  });
}

for (const field of form.querySelectorAll("[data-cues]")) cueWords(form, field);
