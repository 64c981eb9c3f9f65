// That the kit cannot be reached, and since when, where a page has the words for it: the element
// `[data-lost]` with `[data-since]` for the time. Written for Safari 13 and Chrome 80.

function clockTime(moment) {
  const at = new Date(moment);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

// `since` in milliseconds by this device's clock; null where the kit can be reached.
export function sayLost(notice, since) {
  if (!notice) return;
  if (since !== null) {
    const when = notice.querySelector("[data-since]");
    const text = clockTime(since);
    if (when.textContent !== text) when.textContent = text;
  }
  if (notice.hidden !== (since === null)) notice.hidden = since === null;
}
