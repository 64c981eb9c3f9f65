// Keeps the watched part of a page fresh: asks for it every few seconds, and shows what changed.
// A page that is not looked at does not ask.

const EVERY = 4000;
const watched = document.querySelector("[data-watched]");
let tag = null;

async function look() {
  if (document.hidden) return;
  const reply = await fetch(watched.dataset.watched, {
    headers: tag ? { "If-None-Match": tag } : {},
    credentials: "same-origin",
    cache: "no-store",
  });
  if (reply.status !== 200 || reply.redirected) return;
  tag = reply.headers.get("ETag");
  const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").body;
  if (fresh.innerHTML.trim() !== watched.innerHTML.trim()) {
    while (watched.firstChild) watched.removeChild(watched.firstChild);
    Array.from(document.importNode(fresh, true).childNodes).forEach((node) => watched.appendChild(node));
  }
}

if (watched) setInterval(() => look().catch(() => {}), EVERY);
