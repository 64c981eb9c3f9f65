// The answers of one sheet: a field each, a key each. Typing goes on by itself, arrows go back and
// forth. Written for Safari 13 and Chrome 80.

const NONE = "-";

export class Slots {
  // `onChange()` after each key, `onEnd()` at Enter, `onCode()` at the slash, `onFirst()` before the
  // first one.
  constructor({ list, form, words, say, onChange, onEnd, onCode, onFirst }) {
    Object.assign(this, { list, form, words, say, onChange, onEnd, onCode, onFirst });
    this.slots = [];
    list.addEventListener("keydown", (event) => this.pressed(event));
    list.addEventListener("input", (event) => this.input(event));
    list.addEventListener("focusin", ({ target }) => {
      if (target.name === "key") target.select();
    });
  }

  // Draws the fields anew where other answers are asked; keys stay in their places.
  show(slots, typed, comments) {
    this.slots = slots;
    this.list.textContent = "";
    slots.forEach((slot, at) => this.list.append(this.row(slot, at, comments[at + 1] || "")));
    slots.forEach((slot, at) => this.put(at, typed[at] || "", true));
  }

  row(slot, at, comment) {
    const template = document.getElementById(slot.level ? "slot-level" : "slot");
    const row = template.content.firstElementChild.cloneNode(true);
    const label = row.querySelector("label");
    const field = row.querySelector("[name=key]");
    const means = row.querySelector(".means");
    row.classList.toggle("typed", slot.typed);
    label.htmlFor = field.id = "key-" + (at + 1);
    means.id = "means-" + (at + 1);
    field.setAttribute("aria-describedby", means.id);
    label.append(slot.name);
    if (slot.asks) field.title = slot.asks;
    const box = row.querySelector("textarea");
    if (box) {
      box.name = "comment-" + (at + 1);
      box.setAttribute("aria-label", box.getAttribute("aria-label") + " " + slot.name);
      box.value = comment;
    }
    return row;
  }

  field(at) {
    return this.list.children[at].querySelector("[name=key]");
  }

  at(element) {
    return [...this.list.children].indexOf(element.closest("li"));
  }

  get typed() {
    return this.slots.map((_slot, at) => this.field(at).value.trim());
  }

  get comments() {
    const comments = Object.create(null);
    this.list.querySelectorAll("textarea").forEach((box) => {
      if (box.value.trim()) comments[box.name.replace("comment-", "")] = box.value;
    });
    return comments;
  }

  get open() {
    return this.slots.filter((slot, at) => !this.isGiven(at)).map((slot) => slot.name);
  }

  isGiven(at) {
    const value = this.field(at).value.trim();
    return Boolean(value) && (this.slots[at].typed || value in this.slots[at].keys);
  }

  // What a key means stands under it; before there is one, the keys that there are.
  put(at, value, quiet) {
    const slot = this.slots[at];
    this.field(at).value = value;
    this.means(at);
    if (!quiet) {
      const words = slot.keys[value] || value || this.words.none;
      this.say(slot.name + ": " + words);
      this.onChange();
    }
  }

  means(at, problem) {
    const slot = this.slots[at];
    const value = this.field(at).value.trim();
    const wrong = Boolean(problem) || (Boolean(value) && !this.isGiven(at));
    const row = this.list.children[at];
    row.classList.toggle("wrong", wrong);
    if (wrong) this.field(at).setAttribute("aria-invalid", "true");
    else this.field(at).removeAttribute("aria-invalid");
    const words = slot.typed ? "" : slot.keys[value] || Object.keys(slot.keys).join(" ");
    row.querySelector(".means").textContent = problem || (wrong ? this.refusal(at, value) : words);
  }

  refusal(at, key) {
    const slot = this.slots[at];
    return this.words.noKey
      .replace("%key", key)
      .replace("%name", slot.name)
      .replace("%allowed", Object.keys(slot.keys).join(" "));
  }

  problems(problems) {
    Object.keys(problems).forEach((place) => {
      if (place > 0 && place <= this.slots.length) this.means(place - 1, problems[place]);
    });
  }

  focus(at) {
    if (at < 0) this.onFirst();
    else if (at < this.slots.length) this.field(at).focus();
    else this.form.querySelector("[type=submit]").focus();
  }

  allows(key) {
    const slot = this.slots[0];
    return Boolean(slot) && (slot.typed || key in slot.keys);
  }

  // The key that was typed in place of the student's next letter.
  begin(key) {
    this.focus(0);
    if (!key) return;
    if (this.slots[0].typed) {
      this.put(0, key);
      this.field(0).setSelectionRange(key.length, key.length);
    } else this.take(0, key);
  }

  take(at, key) {
    const value = key.toUpperCase();
    if (!(value in this.slots[at].keys)) {
      this.say(this.refusal(at, key));
      return;
    }
    this.put(at, value);
    this.focus(at + 1);
  }

  blank(at) {
    this.put(at, "");
    this.focus(at + 1);
  }

  pressed(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = this.at(target);
    const isKey = target.name === "key";
    if (key === "Enter" && !event.shiftKey) this.onEnd();
    else if (isKey && this.slots[at].typed && this.inNumber(event, at)) return;
    else if (isKey && this.moves(key, at)) ;
    else if (isKey && !this.slots[at].typed && key.length === 1) this.take(at, key);
    else return;
    event.preventDefault();
  }

  // Within a number its own keys are the browser's: digits, arrows sideways, Backspace.
  inNumber(event, at) {
    const { key, target } = event;
    if (key === "Backspace") return target.value !== "";
    return key !== " " && key !== "/" && key !== "ArrowUp" && key !== "ArrowDown" && at >= 0;
  }

  moves(key, at) {
    const typed = this.slots[at].typed;
    if (key === "ArrowLeft" || key === "ArrowUp") this.focus(at - 1);
    else if (key === "ArrowRight" || key === "ArrowDown") this.focus(Math.min(at + 1, this.slots.length - 1));
    else if (key === "Home") this.focus(0);
    else if (key === "End") this.focus(this.slots.length - 1);
    else if (key === " " && typed) this.focus(at + 1);
    else if (key === " " || key === NONE) this.blank(at);
    else if (key === "/") this.onCode();
    else if (key === "Escape") this.onFirst();
    else if (key === "Delete") this.put(at, "");
    else if (key === "Backspace") this.back(at);
    else return false;
    return true;
  }

  back(at) {
    if (this.field(at).value) this.put(at, "");
    else if (at > 0) {
      this.put(at - 1, "");
      this.focus(at - 1);
    }
  }

  // What comes in by no key, such as a paste; a number, letter by letter.
  input({ target }) {
    if (target.name !== "key") {
      this.onChange();
      return;
    }
    const at = this.at(target);
    if (!this.slots[at].typed) target.value = target.value.trim().toUpperCase().slice(0, 20);
    this.means(at);
    this.onChange();
  }
}
