// Asking the kit again and again how things stand, from a page that somebody looks at. Written for
// Safari 13 and Chrome 80.

import { ask } from "../answering/ask.js";

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
// never while nobody sees the page. `lost` is the element that says that the kit cannot be reached.
export function keepLooking(look, every, lost) {
  let failures = 0;
  const lookOnce = async () => {
    try {
      if (!document.hidden) await look();
      failures = 0;
    } catch (error) {
      failures += 1;
    }
    if (lost) lost.hidden = failures <= TOLERATED;
    setTimeout(lookOnce, every);
  };
  lookOnce();
}
