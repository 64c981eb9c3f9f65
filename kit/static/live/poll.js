// Asking the kit again and again how things stand, from a page that somebody looks at. Written for
// Safari 13 and Chrome 80.

import { ask } from "../answering/ask.js";
import { sayLost } from "../answering/lost.js";

const PATIENCE = 8000;
// One look that failed may be a hiccup; after two the page says so, where it has the words.
const TOLERATED = 1;

// The reply, and its text where it says something new: null where all is as it was, and where it is
// over (signed out, or no more there), for which `over` is called. Fails where the kit does.
export async function askAnew(url, headers, over) {
  const { reply, text } = await ask(url, { headers }, PATIENCE);
  if (reply.status === 304) return { reply, text: null };
  if (reply.redirected || (reply.status >= 400 && reply.status < 500)) {
    over();
    return { reply, text: null };
  }
  if (!reply.ok) throw new Error(reply.status);
  return { reply, text };
}

// Puts the nodes of a document that was asked for in the place of an element's own.
export function replaceChildren(element, fresh) {
  while (element.firstChild) element.removeChild(element.firstChild);
  Array.from(document.importNode(fresh, true).childNodes).forEach((node) => element.appendChild(node));
}

// Calls `look` until the page goes, `every` so many milliseconds after it has come to its end, and
// never while nobody sees the page: at once when somebody does again. Says on the page since when the
// kit cannot be reached; tells the outboxes of the page (`reached`) when it was.
export function keepLooking(look, every) {
  const lost = document.querySelector("[data-lost]");
  let [failures, since, timer, looking] = [0, Date.now(), null, false];
  const tell = (wasLost) => document.dispatchEvent(new CustomEvent("reached", { detail: { wasLost } }));
  const lookOnce = async () => {
    clearTimeout(timer);
    if (looking || document.hidden) return;
    looking = true;
    try {
      await look();
      tell(failures > 0);
      [failures, since] = [0, Date.now()];
    } catch (error) {
      failures += 1;
    }
    looking = false;
    sayLost(lost, failures > TOLERATED ? since : null);
    timer = setTimeout(lookOnce, every);
  };
  document.addEventListener("visibilitychange", lookOnce);
  lookOnce();
}
