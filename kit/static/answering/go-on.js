// The switch that leads to the next claim by itself once this one is answered, off at first; and
// taking a pick back.

import { choiceNames, isComplete } from "./fields.js";
import { goesOn, keepGoingOn } from "./place.js";

// So long the pick is seen before its claim goes.
const SEEN = 300;

export class GoOn {
  // `line` has the switch; `step()` goes to the next section, if there is one. `isKept`: the switch
  // stands so on the next page, too.
  constructor(line, sections, step, isKept = true) {
    this.box = line.querySelector("input");
    this.step = step;
    this.complete = new Map(sections.map((section) => [section, isComplete(section)]));
    // Filled from elsewhere, such as another tab: that was nobody's pick here.
    sections.forEach((section) =>
      section.addEventListener("filled", () => this.complete.set(section, isComplete(section))),
    );
    this.byArrow = false;
    this.box.checked = isKept && goesOn();
    if (isKept) this.box.addEventListener("change", () => keepGoingOn(this.box.checked));
    line.hidden = sections.length < 2 || !sections.some((section) => choiceNames(section).length);
    // Among radio buttons an arrow key picks each that it passes.
    document.addEventListener("keydown", ({ key }) => (this.byArrow = key.startsWith("Arrow")), true);
    document.addEventListener("pointerdown", () => (this.byArrow = false), true);
  }

  // After a change in a section, by which it is complete now or by which its last question changed.
  // Whoever mends the first of two questions has perhaps the second to mend as well.
  picked(section, field) {
    const before = this.complete.get(section);
    const now = isComplete(section);
    this.complete.set(section, now);
    this.stay();
    if (!this.box.checked || this.byArrow || field.type !== "radio") return;
    const isLast = choiceNames(section).pop() === field.name;
    if (now && (!before || isLast)) this.timer = setTimeout(this.step, SEEN);
  }

  stay() {
    clearTimeout(this.timer);
  }
}

// Where something is picked, it can be taken back; the page saves on `change`.
export function showTakeBack(section) {
  section.querySelectorAll("[data-take-back]").forEach((button) => {
    const picked = button.parentElement.querySelector("input:checked");
    button.hidden = !picked || picked.value === "" || picked.disabled;
  });
}

export function takeBack(button) {
  const fieldset = button.parentElement;
  const picked = fieldset.querySelector("input:checked");
  if (!picked) return;
  picked.checked = false;
  // The button goes, and the focus must not go with it.
  fieldset.querySelector("input").focus({ preventScroll: true });
  picked.dispatchEvent(new Event("change", { bubbles: true }));
}
