// "I am not Mia": what waited on this device for the kit goes with the student. It is wiped on
// the page that says so, since a sign-out that did not get through must lose nothing.

import { countKept, wipe } from "./local-store.js";

const form = document.querySelector("[data-hand-on]");
if (form) {
  form.addEventListener("submit", (event) => {
    // Asked in any case, since a thumb on a phone slips.
    const question = countKept() ? form.dataset.handOn : form.dataset.ask;
    if (!window.confirm(question)) event.preventDefault();
  });
}
if (document.querySelector("[data-handed-on]")) wipe();
