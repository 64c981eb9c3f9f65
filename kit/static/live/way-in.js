// Keeps the way in fresh on a page that stands open: address, link, QR code and what is said of
// them. A laptop joins another network in the middle of a lesson, and nobody looks at the page.
// Written for Safari 13 and Chrome 80.

import { askAnew, keepLooking, replaceChildren } from "./poll.js";

const EVERY = 6000;
const asked = document.querySelector("[data-way-in]");
let tag = null;

function put(fresh) {
  fresh.querySelectorAll("[data-way]").forEach((part) => {
    document.querySelectorAll(`[data-way="${CSS.escape(part.dataset.way)}"]`).forEach((old) => {
      if (old.innerHTML.trim() !== part.innerHTML.trim()) replaceChildren(old, part);
    });
  });
}

async function look() {
  const headers = tag ? { "If-None-Match": tag } : {};
  const { reply, text } = await askAnew(asked.dataset.wayIn, headers, () => {});
  if (text === null) return;
  tag = reply.headers.get("ETag");
  put(new DOMParser().parseFromString(text, "text/html"));
}

if (asked) setTimeout(() => keepLooking(look, EVERY), EVERY);
