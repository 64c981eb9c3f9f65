// The pictures of a lesson: what is said of them saves by itself.
import { savesItself } from "./autosave.js";

const form = document.querySelector("[data-editor]");
const asked = document.getElementById("take-out");

if (form) savesItself(form);
if (asked) asked.focus();
