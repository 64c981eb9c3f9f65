// The same attempt on two devices: the older page shows what was given on the other one, when
// somebody comes back to it, and now and then when they give something on it. It asks no more than
// that. Written for Safari 13 and Chrome 80.

import { askJson } from "./ask.js";

const AFTER_SAVING = 60000;
const COMING_BACK = 2000;

// Returns what to call when something was saved. Without an address (`url`) it does nothing.
export function lookingElsewhere(answering, url) {
  let asked = Date.now();
  const look = async (pause) => {
    if (!url || Date.now() - asked < pause) return;
    asked = Date.now();
    try {
      const { ok, body } = await askJson(url);
      if (ok) Object.keys(body.held).forEach((item) => answering.showElsewhere(item, body.held[item]));
    } catch (error) {
      // The page says itself when what is given on it does not go.
    }
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look(COMING_BACK);
  });
  return () => look(AFTER_SAVING);
}
