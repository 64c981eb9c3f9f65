// Handing in waits until all that was given on this device has reached the kit.

import { HandIn } from "./hand-in.js";
import { isIntended } from "./kept.js";
import { Outbox } from "./outbox.js";

const form = document.getElementById("hand-in");
const notice = document.getElementById("not-yet");
const refused = document.getElementById("refused");
const queued = document.getElementById("queued");
let leaving = false;
let sending = false;
let taken = false;

const outbox = new Outbox({
  url: form.dataset.saveUrl,
  attempt: form.dataset.attempt,
  token: form.elements.csrf_token.value,
  tokenUrl: form.dataset.tokenUrl,
  onState: (name) => {
    notice.hidden = name !== "kept" || !queued.hidden;
    form.elements.csrf_token.value = outbox.token;
  },
  onHeld: () => {
    taken = true;
  },
  onOther: () => sendFirst(),
});

// The page was made before these answers reached the kit, so it is made anew.
async function sendFirst() {
  if (sending || later.running) return;
  sending = true;
  await outbox.send();
  sending = false;
  if (!outbox.ended && !outbox.count && !taken && outbox.trouble) {
    // Refused as it is, and so it will be after every reload: say so once.
    refuse(outbox.trouble.message);
  } else if (outbox.ended || !outbox.count) location.reload();
  else setTimeout(sendFirst, 1000);
}

function refuse(reason) {
  queued.hidden = true;
  refused.querySelector("[data-reason]").textContent = reason;
  refused.hidden = false;
}

const later = new HandIn({
  outbox,
  attempt: form.dataset.attempt,
  url: form.action,
  task: form.dataset.task,
  onStop: refuse,
});

// Not handed in, and said so: it goes by itself once the kit can be reached.
function handInLater() {
  notice.hidden = true;
  queued.hidden = false;
  later.start();
}

async function handIn() {
  if (leaving) return;
  leaving = true;
  if (!outbox.count && (await outbox.reaches())) {
    form.submit();
  } else {
    leaving = false;
    handInLater();
  }
}

queued.querySelector("[data-not-yet]").addEventListener("click", () => {
  later.cancel();
  queued.hidden = true;
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  handIn();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
if (isIntended(form.dataset.attempt)) handInLater();
else if (outbox.count) sendFirst();
