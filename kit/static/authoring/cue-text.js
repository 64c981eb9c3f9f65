// Words of a text that may be a cue, and those that are one: spelt as they stand, and found where
// the kit finds them (kit/items/key_entries/cues.py), as whole words and wherever they stand.
// Written for Safari 13 and Chrome 80.

import { readCut, wordsOf } from "./cut-text.js";

const LETTER = /[\p{L}\p{N}_]/u;

// What students read of a field: of a passage without its marks, with single blanks.
export function readField(value) {
  const text = value.replace(/\r/g, "");
  if (!text.includes("[[")) return text;
  const cut = readCut(text);
  const plain = cut ? cut.plain : text.replace(/\[\[ ?[^\s:[\]]+ ?: ?|\[\[|\]\]/g, "");
  return plain.replace(/[^\S\n]+/g, " ");
}

// Each word with what is seen of it, its place without the signs at its edges, and its cue or "".
export function cueTokens(text, cues) {
  const tokens = wordsOf(text).map((word) => ({ ...word, cue: "" }));
  cues.forEach((cue) => {
    for (let start = text.indexOf(cue); cue && start >= 0; start = text.indexOf(cue, start + 1)) {
      const end = start + cue.length;
      if (!isWhole(text, cue, start, end)) continue;
      tokens
        .filter((token) => token.start < end && token.end > start)
        .forEach((token) => {
          token.cue = cue;
        });
    }
  });
  return tokens;
}

function isWhole(text, cue, start, end) {
  const before = LETTER.test(text.charAt(start - 1)) && LETTER.test(cue.charAt(0));
  const after = LETTER.test(text.charAt(end)) && LETTER.test(cue.charAt(cue.length - 1));
  return !before && !after;
}

// All from one word to the other, by the places where they start; the other alone where a line ends
// between them.
export function cueBetween(text, one, other) {
  const words = wordsOf(text);
  const [first, last] = [Math.min(one, other), Math.max(one, other)].map((start) =>
    words.find((word) => word.start === start),
  );
  const alone = words.find((word) => word.start === other);
  if (!first || !last || first.line !== last.line) return alone ? alone.text : "";
  return text.slice(first.start, last.end);
}
