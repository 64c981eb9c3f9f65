// Whose sheet it is, by two or three letters: those who fit, the arrows, Enter. Written for Safari 13
// and Chrome 80.

import { meant } from "./names.js";

const MOST = 8;

export class Choosing {
  // `onChosen(student, key)`: null for nobody; `key` is a key that was the first answer already.
  constructor({ field, list, students, words, say, onChosen, onBack, startsAnswer }) {
    Object.assign(this, { field, list, students, words, say, onChosen, onBack, startsAnswer });
    this.fitting = [];
    this.at = -1;
    field.addEventListener("input", () => this.look());
    field.addEventListener("keydown", (event) => this.pressed(event));
    field.addEventListener("blur", () => this.close());
    this.numbered = students.some((student) => /\d/.test(student.name));
    list.addEventListener("mousedown", (event) => {
      const row = event.target.closest("[data-at]");
      if (!row) return;
      event.preventDefault();
      this.take(this.fitting[Number(row.dataset.at)]);
    });
  }

  look() {
    const { fitting, sure } = meant(this.field.value, this.students);
    this.fitting = fitting;
    this.at = sure ? 0 : -1;
    this.draw();
    const typed = this.field.value.trim();
    if (!typed) this.say("");
    else if (!this.fitting.length) this.say(this.words.nobody.replace("%s", typed));
    else if (!sure) this.say(this.words.several.replace("%s", this.fitting.length));
    else this.say(this.fitting[0].name);
  }

  draw() {
    const shown = this.fitting.slice(0, MOST);
    this.list.textContent = "";
    shown.forEach((student, at) => {
      const row = document.createElement("li");
      row.id = "fit-" + at;
      row.dataset.at = at;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", at === this.at ? "true" : "false");
      row.dir = "auto";
      row.textContent = student.name;
      this.list.append(row);
    });
    this.list.hidden = !shown.length;
    this.field.setAttribute("aria-expanded", shown.length ? "true" : "false");
    if (this.at >= 0) this.field.setAttribute("aria-activedescendant", "fit-" + this.at);
    else this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
  }

  move(step) {
    const count = Math.min(this.fitting.length, MOST);
    if (!count) return;
    this.at = (this.at + step + count) % count;
    this.draw();
    this.say(this.fitting[this.at].name);
  }

  pressed(event) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typed = this.field.value.trim();
    if (key === "ArrowUp" && !typed) this.onBack();
    else if (key === "ArrowDown") this.move(1);
    else if (key === "ArrowUp") this.move(this.at < 0 ? 0 : -1);
    else if (key === "Enter") this.enter(typed);
    else if (/^\d$/.test(key) && this.at >= 0 && this.startsAnswer(key)) {
      this.take(this.fitting[this.at], key);
    } else if (/^\d$/.test(key) && typed && !this.numbered) {
      // Answers must not run on into the name while nobody is meant.
      this.look();
      this.field.select();
    } else return;
    event.preventDefault();
  }

  enter(typed) {
    if (!typed) this.take(null);
    else if (this.at >= 0) this.take(this.fitting[this.at]);
    else this.look();
  }

  take(student, key) {
    this.field.value = student ? student.name : "";
    this.close();
    this.onChosen(student, key);
  }
}
