// Beside the box: how many words there are, and the loaded words and reporting verbs among them.
// What is shown changes as one writes; what is said aloud waits until the writer pauses.

import { parse } from "../answering/json.js";
import { starting } from "../answering/sections.js";
import { count, find } from "./wording.js";

const LOOK_PAUSE = 150;
const SAY_PAUSE = 2000;
// Pixels: a screen lower than this has no room for all, and what is left free above a sentence.
const LOW = 480;
const ROOM = 4;
let data = null;

// The lists, and the words to show: with the page, or with the first section that comes later.
function given() {
  if (!data) data = parse(document.getElementById("rewrite-data").textContent);
  return data;
}

function fillIn(text, facts) {
  return Object.keys(facts).reduce((done, name) => done.replace(`{${name}}`, String(facts[name])), text);
}

function countWords(number, limit) {
  const { words } = given();
  const over = number - limit;
  if (over <= 0) return fillIn(words.count, { count: number, limit });
  return fillIn(over === 1 ? words.one_over : words.over, { count: number, limit, over });
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

function showing({ text, kind, tone }) {
  const { words } = given();
  const row = document.createElement("li");
  row.appendChild(element("strong", "", text));
  row.appendChild(document.createTextNode(" "));
  row.appendChild(element("span", "soft", words[kind]));
  row.appendChild(element("span", "adds", tone ? words.adds[tone] : words.loaded_adds));
  return row;
}

// Each word once, as it stands first.
function different(found) {
  const seen = new Set();
  return found.filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()));
}

// What of the screen can be seen: a phone's keys cover the page without making it smaller.
function seen() {
  const view = window.visualViewport;
  const top = view ? view.offsetTop : 0;
  return { top, bottom: top + (view ? view.height : window.innerHeight) };
}

// While somebody writes on a low screen the masthead goes, and the sentence stands above the box.
function keepTogether(box, area) {
  const root = document.documentElement;
  const sentence = box.querySelector(".claim-text");
  function arrange() {
    if (document.activeElement !== area) return;
    const { top, bottom } = seen();
    const isLow = bottom - top < LOW;
    root.classList.toggle("writing", isLow);
    if (!isLow) return;
    const drawer = box.parentElement.querySelector(".drawer > summary");
    const highest = top + (drawer ? drawer.offsetHeight : 0) + ROOM;
    const start = sentence.getBoundingClientRect().top;
    if (start < highest || area.getBoundingClientRect().bottom > bottom) window.scrollBy(0, start - highest);
  }
  area.addEventListener("focus", () => setTimeout(arrange));
  area.addEventListener("blur", () => root.classList.remove("writing"));
  window.addEventListener("resize", arrange);
  if (window.visualViewport) window.visualViewport.addEventListener("resize", arrange);
}

function watch(box) {
  const { lists, words, most } = given();
  const area = box.querySelector("textarea");
  const over = box.querySelector("[data-over]");
  const looked = box.querySelector(".hints");
  const limit = Number(box.dataset.limit);
  const counter = box.querySelector(".count");
  const problem = box.querySelector("[data-problem]");
  const none = box.querySelector("[data-none]");
  const hints = box.querySelector("[data-hints]");
  const said = box.querySelector("[data-said]");
  let shown = hints.textContent.trim() ? null : "";
  let timers = [];

  function look() {
    const length = Array.from(area.value).length;
    const number = count(area.value);
    const counted = countWords(number, limit);
    if (counter.textContent !== counted) counter.textContent = counted;
    counter.classList.toggle("over", number > limit);
    over.hidden = number <= limit;
    looked.hidden = !area.value.trim();
    const tooLong = length > most ? fillIn(words.too_long, { length, most }) : "";
    if (problem.textContent.trim() !== tooLong) {
      problem.textContent = "";
      if (tooLong) problem.appendChild(element("p", "invalid-feedback", tooLong));
    }
    area.classList.toggle("is-invalid", Boolean(tooLong));
    if (tooLong) area.setAttribute("aria-invalid", "true");
    else area.removeAttribute("aria-invalid");
    if (!tooLong) showHints(different(find(area.value, lists)));
  }

  function showHints(found) {
    const now = found.map(({ text }) => text).join(", ");
    if (now === shown) return;
    shown = now;
    while (hints.firstChild) hints.removeChild(hints.firstChild);
    found.forEach((each) => hints.appendChild(showing(each)));
    none.hidden = found.length > 0;
  }

  function say() {
    const parts = [problem.textContent.trim() || counter.textContent.trim()];
    if (shown) parts.push(fillIn(words.said, { words: shown }));
    const text = parts.join(". ");
    if (said.textContent !== text) said.textContent = text;
  }

  function changed() {
    timers.forEach(clearTimeout);
    timers = [setTimeout(look, LOOK_PAUSE), setTimeout(say, SAY_PAUSE)];
  }

  area.addEventListener("input", changed);
  box.closest("[data-item]").addEventListener("filled", changed);
  keepTogether(box, area);
  look();
}

export const begin = starting((section) => section.querySelectorAll("[data-rewrite]").forEach(watch));
