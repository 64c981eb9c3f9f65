// Stations that are moved: by buttons, by keys and by dragging. The selects of the plain form hold
// the places; this reads and writes them, so that saving, other tabs and the page without scripts all
// know one form. Nothing is an answer before somebody moves a station or says that it is right.
// Written for Safari 13 and Chrome 80.

import { starting } from "../answering/sections.js";
import { Drag } from "./drag.js";
import { UndoSteps } from "./undo-steps.js";

class Ordering {
  constructor(section) {
    this.section = section;
    this.element = section.querySelector("[data-ordering]");
    this.list = this.element.querySelector("ol");
    this.said = this.element.querySelector("[data-said]");
    this.standsButton = this.element.querySelector("[data-stands]");
    this.undoButton = this.element.querySelector("[data-undo]");
    this.clearButton = this.element.querySelector("[data-clear]");
    this.element.querySelectorAll("[data-plain]").forEach((part) => (part.hidden = true));
    this.element.querySelectorAll("[data-order-part]").forEach((part) => (part.hidden = false));
    this.element.classList.add("moving");
    this.steps = new UndoSteps(section.closest("form").dataset.attempt, section.dataset.item, this.ids());
    this.drag = new Drag(this.list, (station, place) => this.move(station, place));
    this.listen();
    this.read();
    if (this.fields().every((field) => field.disabled)) this.close();
  }

  listen() {
    this.element.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button || this.closed) return;
      const station = button.closest("[data-station]");
      if (station) this.step(station, Number(button.dataset.move));
      else if (button === this.standsButton) this.stand();
      else if (button === this.undoButton) this.undo();
      else this.clear();
    });
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.section.addEventListener("filled", () => this.read());
    this.section.addEventListener("closed", () => this.close());
  }

  stations() {
    return Array.from(this.list.children);
  }

  ids() {
    return this.stations().map((station) => station.dataset.station);
  }

  fields() {
    return this.stations().map((station) => station.querySelector("select"));
  }

  get isAnswered() {
    return this.fields().some((field) => field.value !== "");
  }

  // As the fields hold it, by station and not by where it stands just now.
  written() {
    const values = this.fields().map(({ name, value }) => `${name} ${value}`);
    return JSON.stringify(values.sort());
  }

  // What has a place stands there, and the others where they stood, in the gaps.
  read() {
    this.drag.stop();
    const stations = this.stations();
    const placeOf = (station) => Number(station.querySelector("select").value);
    const others = stations.filter((station) => !placeOf(station));
    this.arrange(
      stations.map((_station, index) => stations.find((one) => placeOf(one) === index + 1) || others.shift()),
    );
    this.steps.load(this.written());
    this.show();
  }

  arrange(stations) {
    if (stations.some((station) => !station)) return; // two at one place: as they stood
    if (stations.every((station, index) => station === this.list.children[index])) return;
    stations.forEach((station) => this.list.appendChild(station));
  }

  show() {
    const { isAnswered } = this;
    // It leaves its room: the buttons must not move away under a finger.
    this.element.classList.toggle("answered", isAnswered);
    this.standsButton.hidden = isAnswered;
    this.clearButton.hidden = !isAnswered;
    this.undoButton.disabled = Boolean(this.closed) || !this.steps.last;
    [this.standsButton, this.clearButton].forEach((button) => (button.disabled = Boolean(this.closed)));
    this.stations().forEach((station, index, all) => {
      const [up, down] = station.querySelectorAll("button");
      up.setAttribute("aria-disabled", String(Boolean(this.closed) || index === 0));
      down.setAttribute("aria-disabled", String(Boolean(this.closed) || index === all.length - 1));
    });
  }

  say(words, station) {
    const all = this.stations();
    this.said.textContent = station
      ? words
          .replace("{station}", station.dataset.named)
          .replace("{place}", all.indexOf(station) + 1)
          .replace("{of}", all.length)
      : words;
  }

  // Kept before other tabs hear of the answer.
  write(values) {
    this.fields().forEach((field, index) => (field.value = values ? values[index] : index + 1));
    this.steps.keep(this.written());
    this.show();
    this.fields()[0].dispatchEvent(new Event("change", { bubbles: true }));
  }

  note() {
    this.steps.add(this.ids(), "", this.fields().map((field) => field.value));
  }

  step(station, by) {
    this.move(station, this.stations().indexOf(station) + by);
  }

  // To that place, 0 for the first. The focus stays with the station.
  move(station, to) {
    if (this.closed) return;
    const all = this.stations();
    const place = Math.max(0, Math.min(all.length - 1, to));
    if (all[place] === station) {
      this.say(this.element.dataset.end, station);
      return;
    }
    const { activeElement } = document;
    this.note();
    const others = all.filter((one) => one !== station);
    this.arrange([...others.slice(0, place), station, ...others.slice(place)]);
    if (station.contains(activeElement)) activeElement.focus({ preventScroll: true });
    station.scrollIntoView({ block: "nearest" });
    this.write();
    this.say(this.element.dataset.now, station);
  }

  stand() {
    this.note();
    this.write();
    this.clearButton.focus({ preventScroll: true });
    this.say(this.element.dataset.kept);
  }

  clear() {
    this.note();
    this.write(this.stations().map(() => ""));
    this.standsButton.focus({ preventScroll: true });
    this.say(this.element.dataset.cleared);
  }

  undo() {
    if (this.closed || !this.steps.last) return;
    const { activeElement } = document;
    const { units, before } = this.steps.take();
    const byId = new Map(this.stations().map((station) => [station.dataset.station, station]));
    this.arrange(units.map((id) => byId.get(id)));
    this.write(before);
    if (activeElement === this.undoButton && this.undoButton.disabled) {
      (this.isAnswered ? this.clearButton : this.standsButton).focus({ preventScroll: true });
    } else if (this.list.contains(activeElement)) activeElement.focus({ preventScroll: true });
    this.say(this.element.dataset.undone);
  }

  key(event) {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    if ((ctrlKey || metaKey) && key === "z") {
      event.preventDefault();
      this.undo();
    }
    const station = target.closest("[data-station]");
    if (!station || ctrlKey || metaKey || altKey || shiftKey) return;
    const all = this.stations();
    const at = all.indexOf(station);
    const places = { __proto__: null, ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 };
    const typed = /^[1-9]$/.test(key) && Number(key) <= all.length ? Number(key) - 1 : undefined;
    const to = key in places ? places[key] : typed;
    if (to === undefined) return;
    event.preventDefault();
    this.move(station, to);
  }

  close() {
    this.closed = true;
    this.drag.stop();
    this.drag.closed = true;
    this.show();
  }
}

export const begin = starting((section) => {
  if (section.querySelector("[data-ordering]")) new Ordering(section);
});
