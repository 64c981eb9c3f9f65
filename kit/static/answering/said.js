// What is open, in the dots and in the bar at the foot: by shape and in words.

import { countAnswered, isAnswered, pickedChoices } from "./fields.js";

function fillIn(text, counts) {
  return text.replace("{given}", counts.given).replace("{asked}", counts.asked);
}

// What a choice is called, without what explains it.
function nameOf(input) {
  const words = input.parentElement.querySelector(".pen-word, span:not(.swatch)");
  return words.firstChild.textContent.trim();
}

function wordsOf(section, { dataset }) {
  const counts = countAnswered(section);
  if (!counts.given) return dataset.none;
  if (counts.asked > 1) return fillIn(dataset.some, counts);
  const picked = pickedChoices(section);
  return picked.length ? picked.map(nameOf).join(" · ") : dataset.given;
}

export function sayHere(said, section, sections) {
  const counts = sections.map(countAnswered);
  const sum = (name) => counts.reduce((total, one) => total + one[name], 0);
  said.querySelector("[data-here]").textContent = wordsOf(section, said);
  said.querySelector("[data-total]").textContent = fillIn(said.dataset.all, {
    given: sum("given"),
    asked: sum("asked"),
  });
}

export function sayStep(step, strip, section) {
  const { given, asked } = countAnswered(section);
  const partly = given < asked ? "half" : "done";
  const state = isAnswered(section) ? partly : "open";
  ["open", "half", "done"].forEach((name) => step.classList.toggle(name, name === state));
  step.querySelector("[data-said]").textContent = `, ${strip.dataset[state]}`;
}

// At which ends the strip of dots goes on.
export function sayEnds(strip) {
  const steps = strip.querySelector(".steps");
  const say = () => {
    const right = steps.scrollWidth - steps.clientWidth - steps.scrollLeft;
    strip.classList.toggle("more-before", steps.scrollLeft > 4);
    strip.classList.toggle("more-after", right > 4);
  };
  steps.addEventListener("scroll", say, { passive: true });
  window.addEventListener("resize", say);
  say();
}
