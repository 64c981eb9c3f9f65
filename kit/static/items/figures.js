// Numbers that are typed: how the kit read each, as soon as it is saved. The kit alone reads.
// Written for Safari 13 and Chrome 80.

import { starting } from "../answering/sections.js";

function say(remark, text) {
  if (remark.textContent !== text) remark.textContent = text;
}

// `remarks` and `fields` as the kit held them; who has typed on meanwhile hears of it later.
function sayHeld(section, { remarks = {}, fields }) {
  section.querySelectorAll("[data-remark]").forEach((remark) => {
    const name = remark.dataset.remark;
    const typed = document.getElementById(name).value;
    const held = fields[name.slice(section.dataset.item.length + 1)] || "";
    say(remark, typed === held ? remarks[name] || "" : "");
  });
}

export const begin = starting((section) => {
  section.addEventListener("held", (event) => sayHeld(section, event.detail));
  section.addEventListener("input", (event) => {
    section.querySelectorAll("[data-remark]").forEach((remark) => {
      if (remark.dataset.remark === event.target.name) say(remark, "");
    });
  });
  // Another answer was put in: how it reads is heard when it is held.
  section.addEventListener("filled", () => sayHeld(section, { fields: {} }));
  section.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input[type=text]")) return;
    // Else the first number would lead to handing in.
    event.preventDefault();
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
  });
});
