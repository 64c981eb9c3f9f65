// Where somebody is in an attempt, kept on this device until it is handed on: a reload, the
// browser's Back and coming back tomorrow lead there. Written for Safari 13 and Chrome 80.

import { parse } from "./json.js";

// With a colon, so that local-store.js takes neither for answers; what wipes those wipes these.
const PLACE = "whose-words-place:";
const GO_ON = "whose-words-go-on:";

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    return null; // kept nowhere: the address has the place, and the kit knows what was given last
  }
}

function write(key, text) {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch (error) {
    // As above; a switch is then off again on the next page.
  }
}

// Without an attempt nothing is kept, as on a preview.
export function keepPlace(attempt, item) {
  if (attempt) write(PLACE + attempt, JSON.stringify(item));
}

// The item's id, or undefined.
export function placeKept(attempt) {
  try {
    return (attempt && parse(read(PLACE + attempt))) || undefined;
  } catch (error) {
    return undefined;
  }
}

export function goesOn() {
  return read(GO_ON) !== null;
}

export function keepGoingOn(isOn) {
  write(GO_ON, isOn ? "1" : "");
}

// The id that an address names, as it came: `%` alone is none that can be read.
export function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch (error) {
    return "";
  }
}
