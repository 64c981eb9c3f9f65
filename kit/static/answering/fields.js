// The fields of one answer, in the section of its item.
// Written for Safari 13 and Chrome 80.

import { bare } from "./json.js";

// The answer's own: a type's script may have controls besides, such as the pens of a palette.
function fieldsOf(section) {
  return Array.from(section.querySelectorAll("input, textarea, select")).filter(
    ({ name }) =>
      name.startsWith(`${section.dataset.item}.`) &&
      !name.endsWith(".revision") &&
      !name.endsWith(".ballot"),
  );
}

function fieldNamed(section, name) {
  return section.querySelector(`[name="${CSS.escape(`${section.dataset.item}.${name}`)}"]`);
}

export function revisionOf(section) {
  return fieldNamed(section, "revision");
}

// Which vote of a live round the section takes answers for; undefined elsewhere.
export function ballotOf(section) {
  const field = fieldNamed(section, "ballot");
  return field ? field.value : undefined;
}

function isChoice(field) {
  return field.type === "radio" || field.type === "checkbox";
}

// "No answer" is a choice of the page without scripts, and none.
function isPicked(field) {
  return (!isChoice(field) || field.checked) && field.value !== "";
}

function isSureness(field) {
  return field.name.endsWith(".certainty");
}

// How sure somebody is of nothing is no answer.
export function isAnswered(section) {
  return fieldsOf(section).some((field) => isPicked(field) && !isSureness(field));
}

// How many of the section's questions are answered, and of how many.
export function countAnswered(section) {
  const asked = Number(section.dataset.asked || 1);
  const picked = fieldsOf(section).filter((field) => isPicked(field) && !isSureness(field));
  return { given: Math.min(new Set(picked.map(({ name }) => name)).size, asked), asked };
}

// Whether nothing is left to say about it: each question answered, and how sure where that is asked.
export function isComplete(section) {
  const { given, asked } = countAnswered(section);
  const sureness = fieldsOf(section).filter(isSureness);
  return given === asked && (!sureness.length || sureness.some(isPicked));
}

// The questions that are answered by picking, in the order of the page.
export function choiceNames(section) {
  return Array.from(new Set(fieldsOf(section).filter(isChoice).map(({ name }) => name)));
}

export function pickedChoices(section) {
  return fieldsOf(section).filter((field) => isChoice(field) && isPicked(field));
}

// Read from the section, not the form, so that one that has just been replaced can still be read.
// Where nothing is picked, that is said: what is not posted stays as the kit has it.
export function valuesOf(section) {
  const values = bare();
  fieldsOf(section).forEach((field) => {
    if (field.disabled) return;
    if (!isChoice(field) || field.checked) values[field.name] = field.value;
    else if (field.type === "radio" && !(field.name in values)) values[field.name] = "";
  });
  const ballot = ballotOf(section);
  if (ballot) values[`${section.dataset.item}.ballot`] = ballot;
  return values;
}

export function close(section) {
  fieldsOf(section).forEach((field) => {
    field.disabled = true;
  });
  section.dispatchEvent(new CustomEvent("closed"));
}

// `valueOf` knows the values by the fields' names. The item's own script, where it has one, hears
// of it by the event.
export function fill(section, valueOf) {
  fieldsOf(section).forEach((field) => {
    const value = valueOf(field.name);
    if (isChoice(field)) field.checked = Boolean(value) && value === field.value;
    else field.value = value || "";
  });
  section.dispatchEvent(new CustomEvent("filled"));
}

// With number keys: of several questions the first that has no answer yet, else the one where the
// focus is.
export function pickByKey(section, key) {
  const inputs = Array.from(section.querySelectorAll("input[data-key]")).filter(
    (input) => input.dataset.key === key,
  );
  const answered = ({ form, name }) => form.elements[name].value !== "";
  const here = ({ name }) => name === document.activeElement.name;
  const only = inputs.length === 1 ? inputs[0] : undefined;
  const pick = inputs.find((input) => !answered(input)) || inputs.find(here) || only;
  if (pick && !pick.disabled) {
    pick.focus();
    pick.click();
  }
}
