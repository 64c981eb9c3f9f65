// The page of an exercise whose student pressed Hand in without a network: it goes on from here.

import { HandIn } from "./hand-in.js";
import { isIntended } from "./local-store.js";
import { Outbox } from "./outbox.js";

const panel = document.getElementById("queued");
if (panel && isIntended(panel.dataset.attempt)) {
  const outbox = new Outbox({
    url: panel.dataset.saveUrl,
    attempt: panel.dataset.attempt,
    token: document.querySelector("input[name=csrf_token]").value,
    tokenUrl: panel.dataset.tokenUrl,
    onState: () => {},
    onHeld: () => {},
  });
  new HandIn(panel, outbox).resume();
}
