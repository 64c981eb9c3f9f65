// A student's page of a live session: asks the kit every other second where the class is, and takes
// in the question at its stage when that has changed. Votes go through the same outbox as any
// answer. Written for Safari 13 and Chrome 80.

import { Answering } from "../answering/answering.js";
import { isPassing } from "../answering/local-store.js";
import { askAnew, keepLooking, replaceChildren } from "./poll.js";

const EVERY = 2000;
// A vote is over soon: what waits for the kit is sent again after this at the latest.
const AWAY = 3000;
const live = document.getElementById("live");
const said = document.getElementById("stage-said");
// What an item type does to its sections, where it has a script.
const typeScript = live.dataset.script ? import(live.dataset.script) : Promise.resolve({});
const state = document.getElementById("save-state");
let answering = null;
let clock = null;

function place() {
  return live.querySelector("[data-place]").dataset.place;
}

function isEnded() {
  return live.querySelector("[data-ended]") !== null;
}

// In large type, below the pens.
function sayIn(name) {
  const line = live.querySelector("[data-vote-in]");
  if (line) line.hidden = name !== "saved";
}

// How many are in beside this one. Not announced, since it changes all the time.
function sayOthers(here) {
  const line = live.querySelector("[data-alone]");
  if (!line || here === null) return;
  const { alone, one, many } = line.dataset;
  const others = Number(here) - 1;
  const text = others > 1 ? many.replace("#", others) : [alone, one][Math.max(0, others)];
  if (line.textContent !== text) line.textContent = text;
}

// A suggestion: it counts down and closes nothing. Not announced, since it changes all the time.
function countDown() {
  clearInterval(clock);
  const line = live.querySelector("[data-left]");
  if (!line) return;
  const end = Date.now() + 1000 * Number(line.dataset.left);
  const show = () => {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    line.textContent = left ? line.dataset.words.replace("#", left) : line.dataset.over;
  };
  clock = setInterval(show, 1000);
  show();
}

// The question and its form as they stand on the page now.
async function takeUp() {
  const { begin } = await typeScript;
  const form = live.querySelector("form[data-attempt]");
  // Ended, and gone on with: the outbox was told so.
  if (answering && answering.outbox.ended === "closed" && !isEnded()) answering.outbox.goOn();
  if (begin) form.querySelectorAll("[data-item]").forEach(begin);
  if (answering) answering.bind(form);
  else answering = new Answering(form, { state, away: AWAY, lost: null, onState: sayIn });
  const keep = form.querySelector("[data-keep]");
  const given = () => {
    if (keep) keep.hidden = true;
  };
  form.addEventListener("change", given);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answering.sections.forEach((section) => answering.given(section));
    given();
  });
  countDown();
  answering.outbox.send();
}

// The page itself, loaded anew, knows what to say of it. What this page alone has would be lost
// with that: then the kit's answer to it says how things stand.
function startAnew() {
  if (answering && isPassing(answering.outbox.attempt)) answering.outbox.send();
  else location.reload();
}

async function takeIn(fresh) {
  // What is being typed goes into the outbox before its field goes.
  answering.settleTyping();
  const hadFocus = live.contains(document.activeElement);
  replaceChildren(live, fresh);
  await takeUp();
  const { says } = live.querySelector("[data-place]").dataset;
  if (said.textContent !== says) said.textContent = says;
  // The keyboard stays with the question when its field is gone.
  if (hadFocus) document.getElementById("main").focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

// The question comes with the answer where the class has moved: nothing more is asked for.
async function look() {
  const headers = { "If-None-Match": `"${place()}"`, Accept: "application/json" };
  const { reply, text } = await askAnew(live.dataset.roundUrl, headers, startAnew);
  sayOthers(reply.headers.get("X-Here"));
  if (text === null) return;
  const fresh = new DOMParser().parseFromString(text, "text/html").body;
  if (fresh.querySelector("[data-place]").dataset.place !== place()) await takeIn(fresh);
}

document.documentElement.classList.add("scripted");
takeUp().then(() => keepLooking(look, EVERY));
