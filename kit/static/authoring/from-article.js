// The pages from an article to an exercise: saved at each change, answers that pick the pen, reasons
// that are begun. Without it the buttons do the same. Written for Safari 13 and Chrome 80.
import { savesItself } from "./autosave.js";
import { cueWords } from "./cues.js";
import { hearKeys } from "./keys.js";
import { takesParts } from "./part-words.js";

document.documentElement.classList.add("scripted");
const form = document.querySelector("[data-editor]");
savesItself(form);

function tell(field) {
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function pens() {
  return Array.from(form.querySelectorAll("input[type=radio][name$='/label']"));
}

// The pen that the answers lead to, asked in their order; "" as long as one is open.
function led() {
  for (const question of form.querySelectorAll("[data-question]")) {
    const answer = question.querySelector("input:checked");
    if (!answer || answer.getAttribute("data-answer") === "unsure") return "";
    if (answer.hasAttribute("data-leads")) return answer.getAttribute("data-leads");
  }
  return "";
}

let ledBefore = led();

function pickPen() {
  const picked = pens().find((pen) => pen.checked);
  const pen = pens().find((one) => one.value === led());
  const byHand = picked && picked.value !== ledBefore;
  ledBefore = led();
  if (!pen || byHand || pen.checked) return;
  pen.checked = true;
  tell(pen);
}

// A reason that nobody has touched begins as the pen wants it.
function beginReason(label) {
  const why = form.querySelector("[data-why]");
  const begun = Array.from(form.querySelectorAll("[data-begun]"));
  const untouched = !why.value.trim() || begun.some((one) => one.value === why.value.trim());
  const wanted = begun.find((one) => one.getAttribute("data-begun") === label);
  if (untouched && wanted) why.value = wanted.value;
}

// A mouse that has answered all that picks the pen is led on to the reason; with keys and fingers, to
// which that would bring a jump or a keyboard, the page stays where it is.
let byMouse = false;
form.addEventListener("pointerdown", ({ pointerType }) => {
  byMouse = pointerType === "mouse";
});
form.addEventListener("keydown", () => {
  byMouse = false;
});

function leadOn() {
  const why = form.querySelector("[data-why]");
  if (!byMouse || !led() || !why) return;
  why.focus();
  why.setSelectionRange(why.value.length, why.value.length);
}

form.addEventListener("click", ({ target, detail }) => {
  if (detail && target.matches("[data-question] input")) leadOn();
});

form.addEventListener("change", ({ target }) => {
  if (target.closest("[data-question]")) pickPen();
  if (target.name && target.name.endsWith("/label") && form.querySelector("[data-why]")) beginReason(target.value);
});

for (const button of form.querySelectorAll("[data-starter]")) {
  button.addEventListener("click", () => {
    const field = document.getElementById(button.getAttribute("data-into"));
    if (!field.value.startsWith(button.getAttribute("data-starter"))) {
      field.value = button.getAttribute("data-starter") + field.value;
    }
    tell(field);
    field.focus();
  });
}

for (const field of form.querySelectorAll("[data-cues]")) cueWords(form, field);
if (form.querySelector("[data-pens]")) hearKeys(form);
if (form.querySelector("[data-part-row]")) takesParts(form);

// The list of the claims that are taken, as the kit has it now; never under somebody who types in it.
function renewTaken() {
  const list = document.getElementById("taken");
  if (!list || list.contains(document.activeElement) || list.querySelector("details[open]")) return;
  fetch(location.href, { headers: { Accept: "text/html" } })
    .then((reply) => (reply.ok ? reply.text() : Promise.reject(new Error("not read"))))
    .then((text) => {
      const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("taken");
      const stands = document.getElementById("taken");
      if (!fresh || stands.contains(document.activeElement) || stands.querySelector("details[open]")) return;
      stands.replaceWith(fresh);
      const count = document.querySelector("[data-taken-count]");
      if (count) count.textContent = fresh.getAttribute("data-count-words");
    })
    .catch(() => undefined);
}

form.addEventListener("saved", renewTaken);
