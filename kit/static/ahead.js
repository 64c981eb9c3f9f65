// What the next page needs comes while this one is read. By `fetch`, since a link that prefetches
// is refused by Firefox under a policy without a default, and unknown to Safari.

async function take(address) {
  try {
    await (await fetch(address)).text();
  } catch {
    // The page that needs it asks again.
  }
}

const named = document.querySelector("meta[name=needed-next]").content.split(" ");
addEventListener("load", () => named.forEach(take));
