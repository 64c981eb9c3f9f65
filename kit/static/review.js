// Handing in waits until all that was given on this device has reached the kit.

import { onTryAgain, sayGivenUp } from "./answering/given-up.js";
import { HandIn } from "./answering/hand-in.js";
import { isIntended } from "./answering/local-store.js";
import { Outbox } from "./answering/outbox.js";

const form = document.getElementById("hand-in");
const notice = document.getElementById("not-yet");
const refused = document.getElementById("refused");
const queued = document.getElementById("queued");
const askFirst = document.getElementById("ask-first");
const muchOpen = document.getElementById("much-open");
let leaving = false;
let sending = false;
let taken = false;

const outbox = new Outbox({
  url: form.dataset.saveUrl,
  attempt: form.dataset.attempt,
  token: form.elements.csrf_token.value,
  tokenUrl: form.dataset.tokenUrl,
  onState: (name, _count, message) => {
    sayGivenUp(name, message);
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
  refused.querySelector("[data-reason]").textContent = reason;
  refused.hidden = false;
}

const later = new HandIn(queued, outbox, () => {
  if (!queued.hidden) notice.hidden = true;
});

async function handIn() {
  if (leaving) return;
  leaving = true;
  if (!outbox.count && (await outbox.reaches())) {
    form.submit();
  } else {
    leaving = false;
    later.start();
  }
}

// With much open the first press asks. The second tap of a double one answers nothing.
if (askFirst)
  askFirst.addEventListener("submit", (event) => {
    event.preventDefault();
    askFirst.hidden = true;
    muchOpen.hidden = false;
    muchOpen.classList.add("resting");
    setTimeout(() => muchOpen.classList.remove("resting"), 350);
    muchOpen.focus();
  });
onTryAgain(() => outbox.tryAgain());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  handIn();
});
if (isIntended(form.dataset.attempt)) later.resume();
else if (outbox.count) sendFirst();
