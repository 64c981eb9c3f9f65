// A passage as its author has it, with `[[id: words]]` around each claim: read as the kit reads it
// (kit/items/passages/reader.py), and written with other claims, every other sign as it was.
// Written for Safari 13 and Chrome 80.

const MARK = /\[\[ ?([^\s:[\]]+) ?: ?|\[\[|\]\]|\n/g;
const TOKEN = /[^\s—]+/g;
const EDGES = /^[\p{P}\p{S}\p{C}]+|[\p{P}\p{S}\p{C}]+$/gu;
const SOUNDED = /[\p{L}\p{N}]/u;
const OPENS = /[“„«‘("']$/;
const CLOSES = /^[.,;:!?…]*[”“»’)"']/;
const SMALL = ["a", "an", "and", "at", "in", "is", "it", "of", "on", "the", "to", "was"];
const WORDS = 4;
const MOST = 40;

// `plain` is the text without marks; words and claims have their places in it, from `start` to
// before `end`. Null where a mark has no other one, or stands within another claim.
export function readCut(text) {
  let plain = "";
  let at = 0;
  let open = null;
  const claims = [];
  for (const match of Array.from(text.matchAll(MARK))) {
    plain += text.slice(at, match.index);
    at = match.index + match[0].length;
    if (match[0] === "\n") {
      if (open) return null;
      plain += "\n";
    } else if (match[0] === "]]") {
      if (!open) return null;
      claims.push({ id: open.id, start: open.start, end: plain.length });
      open = null;
    } else {
      if (open || !match[1]) return null;
      open = { id: match[1], start: plain.length };
    }
  }
  if (open) return null;
  plain += text.slice(at);
  const words = wordsOf(plain);
  claims.forEach((claim) => {
    claim.words = words.filter(({ start, end }) => start < claim.end && end > claim.start);
  });
  return claims.every((claim) => claim.words.length) ? { plain, words, claims } : null;
}

// The words, without the signs at their edges: what is painted.
export function wordsOf(plain) {
  const words = [];
  let line = 0;
  let from = 0;
  plain.split("\n").forEach((text) => {
    for (const [token, ...rest] of Array.from(text.matchAll(TOKEN), (match) => [match[0], match.index])) {
      if (!SOUNDED.test(token)) continue;
      const before = token.length - token.replace(/^[\p{P}\p{S}\p{C}]+/u, "").length;
      const core = token.replace(EDGES, "");
      const start = from + rest[0] + before;
      words.push({ number: words.length, line, start, end: start + core.length, text: core, token });
    }
    line += 1;
    from += text.length + 1;
  });
  return words;
}

// The text with these claims, in their order: each an id and its words. A claim that stood there
// with the same words keeps its edges; another one takes in the other half of its quotation marks.
export function writeCut(cut, claims) {
  let text = "";
  let at = 0;
  claims.forEach(({ id, words }) => {
    const [start, end] = edges(cut, words);
    text += `${cut.plain.slice(at, start)}[[${id}: ${cut.plain.slice(start, end)}]]`;
    at = end;
  });
  return text + cut.plain.slice(at);
}

function edges({ plain, claims }, words) {
  const [first, last] = [words[0], words[words.length - 1]];
  const same = claims.find((claim) => claim.words[0] === first && claim.words[claim.words.length - 1] === last);
  if (same) return [same.start, same.end];
  const inside = plain.slice(first.start, last.end);
  const closing = CLOSES.exec(plain.slice(last.end));
  const opens = OPENS.test(plain.slice(0, first.start));
  const odd = count(inside, '"') % 2;
  const left = count(inside, "“„«(") - count(inside, "”»)");
  const isWhole = !odd && left === 0;
  const start = opens && (odd || left < 0 || (isWhole && closing)) ? first.start - 1 : first.start;
  const takesEnd = closing && ((odd && start === first.start) || left > 0 || (isWhole && opens));
  return [start, takesEnd ? last.end + closing[0].length : last.end];
}

function count(text, signs) {
  return Array.from(text).filter((sign) => signs.includes(sign)).length;
}

// Where to cut a text for a cursor: within a word, before it; "" of nothing on one of the sides.
export function cutAt(text, cursor) {
  const within = wordsOf(text).find(({ start, end }) => start < cursor && cursor < end);
  const at = within ? within.start : cursor;
  const sides = [text.slice(0, at), text.slice(at)];
  return sides.every((side) => side.trim()) ? sides.join("|") : "";
}

// An id of the first words, as kit/content/own/editing/machine_ids.py makes them.
export function idOf(text, taken) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}|['’]/gu, "");
  const all = plain.match(/[a-z0-9]+/g) || [];
  const telling = all.filter((word) => !SMALL.includes(word));
  const name = (telling.length ? telling : all).slice(0, WORDS).join("-").slice(0, MOST);
  const base = name.replace(/-+$/, "") || "claim";
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`;
  return id;
}
