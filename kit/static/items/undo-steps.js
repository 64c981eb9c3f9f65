// What was painted last, step by step, so that it can be taken back: after a reload, too. It is kept
// on the device for each attempt and passage, as labels and the units' ids; where the browser keeps
// nothing, the page has it while it is there. Few of each, since answers need the room.
// Written for Safari 13 and Chrome 80.

import { bare, parse } from "../answering/json.js";
import { UNDO } from "../answering/local-store.js";

const STEPS = 30;
const PASSAGES = 12;

function readAll() {
  try {
    const all = parse(localStorage.getItem(UNDO));
    return all && typeof all === "object" && !Array.isArray(all) ? all : bare();
  } catch (error) {
    return bare();
  }
}

function writeAll(all) {
  try {
    if (Object.keys(all).length) localStorage.setItem(UNDO, JSON.stringify(all));
    else localStorage.removeItem(UNDO);
  } catch (error) {
    // Then a reload begins without them.
  }
}

function isStep(step, units) {
  const isText = (value) => typeof value === "string";
  if (!step || !isText(step.label)) return false;
  if (![step.units, step.before].every((list) => Array.isArray(list) && list.every(isText))) return false;
  return step.units.length === step.before.length && step.units.every((unit) => units.has(unit));
}

export class UndoSteps {
  // `attempt` and `item` name what is painted, `units` are the ids that a pen can paint. Without an
  // attempt, as on a preview, nothing is kept on the device.
  constructor(attempt, item, units) {
    this.name = attempt && `${attempt}/${item}`;
    this.units = new Set(units);
    this.steps = [];
  }

  get last() {
    return this.steps[this.steps.length - 1];
  }

  // What led to this painting, as the fields hold it. Of another one there is nothing to take back.
  load(painting) {
    const kept = (this.name && readAll()[this.name]) || bare();
    const steps = Array.isArray(kept.steps) ? kept.steps : [];
    const fits = kept.painting === painting && steps.every((step) => isStep(step, this.units));
    this.steps = fits ? steps : [];
  }

  // `before` are the labels that the units had, "" for none.
  add(units, label, before) {
    this.steps = [...this.steps, { units, label, before }].slice(-STEPS);
  }

  take() {
    return this.steps.pop();
  }

  keep(painting) {
    if (!this.name) return;
    const all = readAll();
    delete all[this.name]; // the latest stands last
    if (this.steps.length) all[this.name] = { painting, steps: this.steps };
    Object.keys(all)
      .slice(0, -PASSAGES)
      .forEach((name) => delete all[name]);
    writeAll(all);
  }
}
