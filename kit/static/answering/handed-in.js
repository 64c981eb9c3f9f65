// What was handed in: no wish for it is left on this device, and what came too late for it has its
// way out (unsent.js).

import { layAllAside, takeBack } from "./local-store.js";

const box = document.querySelector("[data-handed-in]");
if (box) {
  box.dataset.handedIn.split(" ").forEach((attempt) => {
    takeBack(attempt);
    layAllAside(attempt);
  });
}
