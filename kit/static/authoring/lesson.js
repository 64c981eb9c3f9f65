// A page of a lesson's text: saves by itself, shows beside it how it will be read, has the house's
// forms as buttons. Written for Safari 13 and Chrome 80.
import { houseForms } from "./house-forms.js";
import { savesItself } from "./autosave.js";

const PAUSE = 600;
const form = document.querySelector("[data-editor]");
const shown = document.getElementById("shown");

// Each line that something is said of is a button that leads to it.
function linesAsButtons() {
  for (const words of form.querySelectorAll("span[data-line]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link-button";
    button.dir = "auto";
    button.textContent = words.textContent;
    button.addEventListener("click", () => toLine(Number(words.getAttribute("data-line"))));
    words.replaceWith(button);
  }
}

function toLine(number) {
  const box = form.querySelector(".lesson-text");
  const lines = box.value.split("\n");
  const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  box.focus();
  box.setSelectionRange(start, start + (lines[number - 1] || "").length);
  box.scrollTop = (box.scrollHeight * (number - 1)) / lines.length - box.clientHeight / 2;
}

// What is wrong stands at its field, as the page itself has it.
function placeProblems(reply) {
  for (const old of form.querySelectorAll(".problems")) old.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const problems of Array.from(reply.querySelectorAll(".problems"))) {
    const name = problems.id.replace(/-errors$/, "");
    const place = document.getElementById(name + "-help");
    if (!place) continue;
    place.prepend(problems);
    const field = document.getElementById(name);
    if (field) field.setAttribute("aria-invalid", "true");
  }
  linesAsButtons();
}

function preview() {
  let timer = 0;
  let asking = false;
  let again = false;

  function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    fetch(form.getAttribute("data-preview"), { method: "POST", body: new FormData(form) })
      .then((reply) => (reply.ok ? reply.text() : Promise.reject(new Error("not shown"))))
      .then((text) => show(new DOMParser().parseFromString(text, "text/html")))
      .catch(() => {})
      .then(() => {
        asking = false;
        if (again) ask();
        again = false;
      });
  }

  function show(reply) {
    const page = reply.getElementById("shown");
    if (!page) return;
    const top = shown.scrollTop;
    shown.textContent = "";
    shown.append(...Array.from(page.childNodes));
    shown.scrollTop = top;
    placeProblems(reply);
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}

if (form) {
  savesItself(form);
  linesAsButtons();
  preview();
  for (const bar of form.querySelectorAll("[data-house-forms]")) houseForms(bar);
}
