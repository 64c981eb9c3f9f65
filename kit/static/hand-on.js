// "I am not Mia": what waited on this device for the kit goes with the student.

import { countWaiting, wipe } from "./outbox.js";

const form = document.querySelector("[data-hand-on]");
if (form) {
  form.addEventListener("submit", (event) => {
    if (countWaiting() && !window.confirm(form.dataset.handOn)) event.preventDefault();
    else wipe();
  });
}
