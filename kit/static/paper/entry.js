// Sheets of paper, one after another: a student by letters, a key for each answer, Enter. What is
// typed is sent as it is typed, and kept in the browser until the kit has it. Without this script
// the page is a form. Written for Safari 13 and Chrome 80.

import { bare, parse } from "../answering/json.js";
import { Choosing } from "./choosing.js";
import { askWhich, median, newId, showSum } from "./asides.js";
import { Outbox } from "./outbox.js";
import { Slots } from "./slots.js";

const form = document.getElementById("sheet-form");
const data = parse(document.getElementById("paper-data").textContent);
const { words } = data;
const who = document.getElementById("who");
const code = document.getElementById("code");
const said = document.getElementById("said");
const both = document.getElementById("both");
const state = document.getElementById("save-state");
const title = document.getElementById("sheet-title");
const counted = document.getElementById("sheet-count");
const list = document.getElementById("sheets");
const writer = form.elements.writer.value;
const PAUSE = 700;
// The sheets that the kit has, as far as this page knows, by id.
const known = bare();
const students = bare();
// How long each sheet took, from its first key to Enter, in seconds.
const took = [];
let sheet = null;
let timer = 0;

document.documentElement.classList.add("scripted");

const say = (text) => {
  said.textContent = text;
};

const outbox = new Outbox({
  form,
  onState: showState,
  onSaved: (sent, { sheet: stored, line }) => {
    remember(stored, line);
    if (!sheet || sheet.sheet !== stored.id) return;
    sheet.base = stored.revision;
    title.textContent = words.sheet.replace("%s", stored.number);
    if (stored.slots || slots.foreign) useSlots(stored.slots || slotsOf(stored.code), Boolean(stored.slots));
    slots.problems(stored.problems);
    if (stored.told.length) say(stored.told.join(" "));
  },
  onRefused: (refused, reply) => {
    if (reply.status === 409 && reply.body.sheet) showBoth(refused, reply.body);
    else say(reply.body.message || words.refused);
  },
});

const slots = new Slots({
  list: document.getElementById("slots"),
  form,
  words,
  say,
  onChange: changed,
  onEnd: finish,
  onCode: () => code.focus(),
  onFirst: () => who.focus(),
});

const choosing = new Choosing({
  field: who,
  list: document.getElementById("fits"),
  students: data.students,
  words,
  say,
  onChosen: chosen,
  onBack: () => open(lastEntered()),
  startsAnswer: (key) => slots.allows(key),
});

function showState(name, message) {
  state.dataset.state = name === "saved" || name === "saving" ? name : "kept";
  if (name === "signed-out") state.textContent = message || words.kept.replace("%s", outbox.count);
  else if (name === "kept") state.textContent = words.kept.replace("%s", outbox.count);
  else state.textContent = words[name];
  if (!outbox.stores && outbox.count) state.textContent = words.page;
}

function letterOf(text) {
  const letter = text.trim().toUpperCase().slice(0, 1);
  return letter in data.slots ? letter : "A";
}

const slotsOf = (text) => data.slots[letterOf(text)];

function useSlots(next, foreign) {
  if (JSON.stringify(next) === JSON.stringify(slots.slots)) return;
  const { typed, comments } = slots;
  const active = document.activeElement;
  const at = active && active.name === "key" ? slots.at(active) : -1;
  slots.show(next, typed, comments);
  slots.foreign = foreign;
  if (at >= 0 && at < next.length) slots.focus(at);
}

function remember(stored, line) {
  known[stored.id] = stored;
  if (!line) return;
  const old = list.querySelector(`[data-sheet="${CSS.escape(stored.id)}"]`);
  const box = document.createElement("ul");
  box.append(document.createRange().createContextualFragment(line));
  const row = box.firstElementChild;
  if (old) old.replaceWith(row);
  else list.prepend(row);
  sum();
}

// What is left to do, over all sheets.
function sum() {
  const all = [...list.children].map((row) => known[row.dataset.sheet]).filter(Boolean);
  showSum(all, data.students.length, words);
}

function begin(text) {
  sheet = {
    sheet: newId(), base: 0, revision: 0, writer, student: "", code: text, typed: [], comments: {},
    done: false, began: 0,
  };
  title.textContent = words.next;
  who.value = "";
  code.value = text;
  both.hidden = true;
  slots.foreign = false;
  slots.show(slotsOf(text), [], {});
  count();
}

function open(stored) {
  if (!stored) return;
  keepNow();
  const waits = outbox.waiting[stored.id];
  const now = waits || stored;
  sheet = {
    sheet: stored.id, base: stored.revision, revision: Math.max(now.revision, stored.revision), writer,
    student: now.student, code: now.code, typed: now.typed, comments: now.comments, done: stored.done,
    began: 0,
  };
  title.textContent = words.sheet.replace("%s", stored.number);
  who.value = students[now.student] ? students[now.student].name : "";
  code.value = now.code;
  both.hidden = true;
  slots.foreign = Boolean(stored.slots);
  slots.show(stored.slots || slotsOf(now.code), now.typed, now.comments);
  slots.problems(stored.problems);
  count();
  say(stored.told.join(" "));
  if (now.student) slots.focus(0);
  else who.focus();
}

function lastEntered() {
  const row = list.querySelector("[data-sheet]");
  return row && known[row.dataset.sheet];
}

function count() {
  const open = slots.open;
  const read = slots.slots.length - open.length;
  const names = open.slice(0, 12).join(", ") + (open.length > 12 ? " …" : "");
  counted.textContent = open.length
    ? words.count.replace("%read", read).replace("%open", open.length).replace("%names", names)
    : words.all.replace("%read", read);
}

function chosen(student, key) {
  sheet.student = student ? student.id : "";
  if (!sheet.began) sheet.began = Date.now();
  const other = Object.keys(known).map((id) => known[id]).find(
    (one) => student && one.student === student.id && one.id !== sheet.sheet,
  );
  slots.begin(key);
  if (other) say(words.has.replace("%name", student.name).replace("%s", other.number));
  changed();
}

function changed() {
  if (!sheet.began) sheet.began = Date.now();
  sheet.revision += 1;
  sheet.typed = slots.typed;
  sheet.comments = slots.comments;
  sheet.code = code.value.trim().toUpperCase();
  outbox.put(sheet);
  count();
  clearTimeout(timer);
  timer = setTimeout(() => outbox.send(), PAUSE);
}

function keepNow() {
  clearTimeout(timer);
  if (outbox.count) outbox.send();
}

const isEmpty = () =>
  !sheet.student && !slots.typed.some(Boolean) && !Object.keys(slots.comments).length;

function finish() {
  if (isEmpty()) {
    say(words.empty);
    who.focus();
    return;
  }
  sheet.done = true;
  changed();
  if (sheet.base === 0 && sheet.began) took.push((Date.now() - sheet.began) / 1000);
  const whose = students[sheet.student] ? students[sheet.student].name : words.nameless;
  const told = `${whose}: ${counted.textContent}`;
  keepNow();
  begin(sheet.code);
  who.focus();
  say(told + (took.length > 4 ? " " + words.pace.replace("%s", median(took)) : ""));
}

// What another page has put there, and what was typed here: a person decides.
function showBoth(mine, { message, sheet: theirs }) {
  known[theirs.id] = theirs;
  const names = [mine, theirs].map((one) => (students[one.student] || { name: words.nameless }).name);
  askWhich(both, words, { message, mine, theirs, names }, {
    theirs: () => {
      outbox.drop(theirs.id);
      open(theirs);
    },
    mine: () => {
      const again = { ...mine, base: theirs.revision, revision: theirs.revision + 1, refused: false };
      if (sheet.sheet === theirs.id) Object.assign(sheet, { base: again.base, revision: again.revision });
      outbox.put(again);
      outbox.send();
    },
  });
}

// A letter is a version by itself; of a code the digits say the rest.
code.addEventListener("keydown", (event) => {
  const letter = event.key.toUpperCase();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const whole = code.selectionEnd - code.selectionStart === code.value.length;
  if (event.key === "Enter") codeTyped();
  else if (whole && letter in data.slots) {
    code.value = letter;
    codeTyped(true);
  } else return;
  event.preventDefault();
});
code.addEventListener("focus", () => code.select());
code.addEventListener("change", () => codeTyped(true));

function codeTyped(stays) {
  useSlots(slotsOf(code.value), false);
  if (!isEmpty()) changed();
  say(words.version.replace("%s", code.value.trim().toUpperCase() || "A"));
  if (stays) return;
  if (sheet.student || slots.typed.some(Boolean)) slots.focus(Math.max(0, slots.typed.findIndex((key) => !key)));
  else who.focus();
}

who.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  code.focus();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  finish();
});

list.addEventListener("click", (event) => {
  const link = event.target.closest("[data-mend]");
  if (!link || !known[link.dataset.mend]) return;
  event.preventDefault();
  open(known[link.dataset.mend]);
  form.scrollIntoView();
});

addEventListener("online", () => outbox.send());
document.addEventListener("visibilitychange", () => keepNow());
addEventListener("pagehide", () => keepNow());
addEventListener("beforeunload", (event) => {
  if (!outbox.count) return;
  keepNow();
  if (outbox.stores) return;
  event.preventDefault();
  event.returnValue = "";
});

data.students.forEach((student) => {
  students[student.id] = student;
});
data.sheets.forEach((stored) => remember(stored));
const picked = known[form.elements.sheet.value];
begin(code.value.trim().toUpperCase() || "A");
if (picked) open(picked);
else who.focus();
if (outbox.count) outbox.send();
