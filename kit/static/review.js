// Handing in waits until all that was given on this device has reached the kit.

import { Outbox } from "./outbox.js";

const form = document.getElementById("hand-in");
const notice = document.getElementById("not-yet");
const refused = document.getElementById("refused");
let leaving = false;
let sending = false;
let taken = false;

const outbox = new Outbox({
  url: form.dataset.saveUrl,
  attempt: form.dataset.attempt,
  token: form.elements.csrf_token.value,
  tokenUrl: form.dataset.tokenUrl,
  onState: (name) => {
    notice.hidden = name !== "kept";
    form.elements.csrf_token.value = outbox.token;
  },
  onHeld: () => {
    taken = true;
  },
  onOther: () => sendFirst(),
});

// The page was made before these answers reached the kit, so it is made anew.
async function sendFirst() {
  if (sending) return;
  sending = true;
  await outbox.send();
  sending = false;
  if (!outbox.ended && !outbox.count && !taken && outbox.trouble) {
    // Refused as it is, and so it will be after every reload: say so once.
    refused.querySelector("[data-reason]").textContent = outbox.trouble.message;
    refused.hidden = false;
  } else if (outbox.ended || !outbox.count) location.reload();
  else setTimeout(sendFirst, 1000);
}

async function handIn() {
  if (leaving) return;
  leaving = true;
  if (!outbox.count && (await outbox.reaches())) {
    form.submit();
  } else {
    leaving = false;
    notice.hidden = false;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  handIn();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
if (outbox.count) sendFirst();
