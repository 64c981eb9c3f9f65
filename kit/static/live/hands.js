// Counting hands by large buttons and by keys: each press is saved at once. What another window saved
// meanwhile is told and never overwritten; without this script the page is five fields and a button.
// Written for Safari 13 and Chrome 80.

import { askJson } from "../answering/ask.js";

const form = document.getElementById("hand-count");
const PAUSE = 600;
const AGAIN = 3000;
const KEYS = "kit-hand-keys";

document.documentElement.classList.add("scripted");

function start() {
  const panel = document.getElementById("hands");
  const state = document.getElementById("hands-state");
  const total = form.querySelector("[data-total]");
  const over = form.querySelector("[data-over]");
  const stands = form.querySelector("[data-stands]");
  const undo = form.querySelector("[data-undo]");
  const useKeys = document.getElementById("hand-keys");
  const stage = document.getElementById("control-stage");
  const fields = Array.from(form.querySelectorAll(".hand-row input"));
  const words = form.dataset;
  const conflict = document.getElementById("hands-conflict");
  const steps = [];
  let shown = numbers();
  let [unsaved, refused, running, timer] = [false, false, null, null];
  let [lets, renewed, typing] = [false, false, false];

  function numbers() {
    return fields.map((field) => field.value);
  }

  function show(name, text) {
    state.dataset.state = name;
    if (state.textContent !== text) state.textContent = text;
  }

  // Nothing but the fields that are wrong is named: the message stands below each.
  function showProblems(problems) {
    fields.forEach((field) => {
      const text = problems[field.name] || "";
      document.getElementById(`${field.id}-errors`).textContent = text;
      field.classList.toggle("is-invalid", Boolean(text));
      if (text) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    });
  }

  function showCount(body) {
    form.elements.revision.value = body.revision;
    panel.dataset.changes = body.changes;
    total.textContent = body.total;
    over.hidden = !body.over;
    over.classList.toggle("warn", body.open);
    over.querySelector("[data-over-words]").textContent = body.over;
    stands.hidden = !body.open;
    undo.hidden = !body.revision;
  }

  // Whoever has signed in anew on another tab has made this form's token void: a new one goes.
  async function post(letting) {
    const body = new URLSearchParams(new FormData(form));
    if (letting) body.set("stands", "1");
    const reply = await askJson(form.action, { method: "POST", body, keepalive: true });
    if (reply.status !== 400 || renewed || reply.body.error !== "StaleForm") return reply;
    renewed = true;
    form.elements.csrf_token.value = (await askJson(words.tokenUrl)).body.csrf_token;
    return post(letting);
  }

  function later(text) {
    unsaved = true;
    show("kept", text);
    timer = setTimeout(save, AGAIN);
  }

  // Nothing is saved over another window's numbers until somebody says so.
  function showConflict({ message, counts, revision }) {
    conflict.hidden = false;
    conflict.querySelector("[data-message]").textContent = message;
    conflict.querySelector("[data-counts]").textContent = counts;
    conflict.dataset.revision = revision;
    show("closed", words.waits);
  }

  // One at a time; what was pressed meanwhile goes next.
  async function drain() {
    while (unsaved) {
      unsaved = false;
      const letting = lets;
      [typing, lets] = [false, false];
      show("saving", words.saving);
      let reply;
      try {
        reply = await post(letting);
        if (reply.status >= 500) throw new Error(reply.status);
      } catch (error) {
        lets = lets || letting;
        return later(words.failed);
      }
      if (reply.status === 401) return later(reply.body.message);
      renewed = false;
      refused = !reply.ok;
      showProblems(reply.body.fields || {});
      if (reply.status === 409) showConflict(reply.body);
      else if (refused) show("closed", reply.body.fields ? words.mend : reply.body.message || words.failed);
      if (refused) return undefined;
      showCount(reply.body);
      // What was pressed meanwhile is not saved yet.
      if (!unsaved) show("saved", words.saved);
    }
    return undefined;
  }

  function save() {
    clearTimeout(timer);
    if (!running) {
      running = drain().then(() => {
        running = null;
        if (unsaved && state.dataset.state !== "kept") save();
      });
    }
  }

  function changed() {
    shown = numbers();
    unsaved = true;
    if (conflict.hidden) save();
  }

  function add(field, by) {
    const before = numbers();
    const number = Number(field.value.trim() || 0);
    // What is no number stands until somebody mends it: to count on from it would lose it.
    if (!Number.isInteger(number)) {
      changed();
      return;
    }
    if (number + by < 0) {
      show("saved", words.least);
      return;
    }
    steps.push(before);
    field.value = String(number + by);
    changed();
  }

  // Step by step what was pressed here; before that, what the kit has.
  function takeBack(event) {
    if (!steps.length) return;
    event.preventDefault();
    const before = steps.pop();
    fields.forEach((field, index) => {
      field.value = before[index];
    });
    changed();
  }

  function saveMine(event) {
    event.preventDefault();
    form.elements.revision.value = conflict.dataset.revision;
    conflict.hidden = true;
    changed();
  }

  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-add]");
    if (button) add(document.getElementById(button.dataset.for), Number(button.dataset.add));
  });
  undo.addEventListener("click", takeBack);
  conflict.querySelector("button").addEventListener("click", saveMine);
  conflict.querySelector("a").addEventListener("click", () => {
    [unsaved, refused] = [false, false];
  });
  stands.addEventListener("click", (event) => {
    event.preventDefault();
    lets = true;
    changed();
  });
  fields.forEach((field) => {
    field.addEventListener("input", () => {
      // One step back for all that is typed into a field at a time.
      if (!typing) steps.push(shown);
      [typing, unsaved] = [true, true];
      shown = numbers();
      clearTimeout(timer);
      if (conflict.hidden) timer = setTimeout(save, PAUSE);
    });
    field.addEventListener("change", changed);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter === undo || document.activeElement === undo) return;
    event.preventDefault();
    changed();
  });

  try {
    useKeys.checked = localStorage.getItem(KEYS) !== "off";
  } catch (error) {
    // Storage may be forbidden; the keys are on then.
  }
  useKeys.addEventListener("change", () => {
    try {
      localStorage.setItem(KEYS, useKeys.checked ? "on" : "off");
    } catch (error) {
      // It holds for this page then.
    }
  });
  // By the place of the key: with Shift it writes another sign on each keyboard.
  document.addEventListener("keydown", (event) => {
    const key = /^(?:Digit|Numpad)([1-9])$/.exec(event.code || "");
    if (!key || !useKeys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea, select, input:not([type=checkbox])")) return;
    const button = form.querySelector(`[data-key="${key[1]}"]`);
    if (!button) return;
    event.preventDefault();
    add(document.getElementById(button.dataset.for), event.shiftKey ? -1 : 1);
  });

  // From the phone or another window: where nothing waits here, the page shows what is there now.
  function look() {
    const now = document.getElementById("control-stage");
    const other = (now.dataset.hands || "") !== panel.dataset.place;
    const newer = Number(now.dataset.changes || 0) > Number(panel.dataset.changes);
    if (!other && !newer) return;
    if (unsaved || refused || running) {
      if (!running) show("closed", other ? words.moved : words.elsewhere);
      return;
    }
    location.reload();
  }
  if (stage) {
    const watched = stage.parentNode;
    new MutationObserver(look).observe(watched, { childList: true });
  }
  window.addEventListener("beforeunload", (event) => {
    if (!unsaved && !refused) return;
    event.preventDefault();
    event.returnValue = "";
  });
}

if (form) start();
