// What any page with an answer form needs: an answer goes into the outbox as it is given, comes back
// after a reload or from another tab, and the page says how it stands. Number keys pick.
// Written for Safari 13 and Chrome 80.

import { ballotOf, close, fill, isAnswered, pickByKey, revisionOf, valuesOf } from "./fields.js";
import { onTryAgain, sayGivenUp } from "./given-up.js";
import { bare } from "./json.js";
import { Outbox } from "./outbox.js";

const TYPING_PAUSE = 800;

export class Answering {
  // `form` has the attempt, where to send it, and the words for each state; `state` is the element
  // that says them. `current()` gives the section that number keys pick in.
  // `onAnswered(section, answered)` hears when an answer was given or came back, `onState(name)`
  // what the outbox says.
  constructor(
    form,
    { state, current = () => this.sections[0], onAnswered = () => {}, onState = () => {} },
  ) {
    Object.assign(this, { state, current, onAnswered, onState });
    this.sections = [];
    this.typing = null;
    this.outbox = new Outbox({
      url: form.action,
      attempt: form.dataset.attempt,
      token: form.elements.csrf_token.value,
      tokenUrl: form.dataset.tokenUrl,
      onState: (name, count, message, vote) => this.showState(name, count, message, vote),
      onHeld: (item, held) => this.showHeld(item, held),
      onOther: (item, entry) => this.showOther(item, entry),
    });
    this.bind(form);
    this.listen();
  }

  // Take up a form, or the same one with other sections in it; it is of the same attempt. What was
  // being typed goes first; what waits for sections that are gone goes on waiting. The page calls
  // `outbox.send()` when it is ready.
  bind(form) {
    this.settleTyping();
    this.form = form;
    this.sections = Array.from(form.querySelectorAll("[data-item]"));
    this.outbox.url = form.action;
    this.outbox.token = form.elements.csrf_token.value;
    this.sections.forEach((section) => this.outbox.openAgain(section.dataset.item, ballotOf(section)));
    this.catchUp();
    this.restore();
    if (this.outbox.ended === "closed") this.close();
  }

  // This page was made before the kit took what the page before it sent last.
  catchUp() {
    const { takenBefore } = this.outbox;
    this.outbox.takenBefore = bare();
    Object.keys(takenBefore).forEach((item) => {
      const { revision, fields } = takenBefore[item];
      const section = this.sectionFor(item, fields);
      if (!section || Number(revisionOf(section).value) > revision) return;
      this.fill(section, (name) => fields[name]);
      this.number(section, revision + 1);
    });
  }

  restore() {
    const { waiting } = this.outbox;
    Object.keys(waiting).forEach((item) => {
      const { revision, fields, refused } = waiting[item];
      const section = fields && this.sectionFor(item, fields);
      if (section) {
        this.fill(section, (name) => fields[name]);
        this.number(section, revision);
      } else if (!fields || refused) {
        // No answer of ours, or refused before, and its question is not here: not asked again.
        delete waiting[item];
      }
    });
  }

  sectionOf(item) {
    return this.sections.find((section) => section.dataset.item === item);
  }

  // Where an answer belongs. One for the first vote is none for the second.
  sectionFor(item, fields) {
    const section = this.sectionOf(item);
    return section && fields[`${item}.ballot`] === ballotOf(section) ? section : undefined;
  }

  number(section, atLeast) {
    const field = revisionOf(section);
    field.value = Math.max(Number(field.value), atLeast);
  }

  fill(section, valueOf) {
    fill(section, valueOf);
    this.onAnswered(section, isAnswered(section));
  }

  showHeld(item, held) {
    const section = this.sectionOf(item);
    if (!section) return;
    // What was taken is on the page already, and somebody may be writing on.
    if (!held.taken && !this.isTypedIn(section)) {
      this.fill(section, (name) => held.fields[name.slice(item.length + 1)]);
    }
    revisionOf(section).value = held.revision + 1;
    // Kept for a type's script that is still on its way: sections.js tells it then.
    section.held = held;
    section.dispatchEvent(new CustomEvent("held", { detail: held }));
  }

  // What somebody is writing just now goes next, with a higher number than what came.
  showOther(item, { revision, fields }) {
    const section = this.sectionFor(item, fields);
    if (!section) return;
    if (!this.isTypedIn(section)) this.fill(section, (name) => fields[name]);
    else this.number(section, revision + 1);
  }

  // `vote` is of the question that alone is closed, and of the ballot that is. While the next one
  // is open, that is said beside the page (unsent.js) and no more of what is before the class.
  showState(said, count, message, vote) {
    const { dataset } = this.form;
    const name = vote && this.isOver(vote) ? "saved" : said;
    const words = {
      saved: dataset.saved,
      saving: dataset.saving,
      kept: `${dataset.kept} (${count})`,
      here: `${dataset.here} (${count})`,
      behind: dataset.behind,
      "given-up": dataset.givenUp,
      refused: message || dataset.refused,
      closed: message || dataset.closed,
      "signed-out": dataset.signedOut,
    };
    const looks = { behind: "kept", "given-up": "closed", here: "closed", refused: "closed", "signed-out": "closed" };
    // Where nothing can be given just now, or nothing was yet, that is what there is to say.
    const untouched = dataset.nothing !== undefined && this.isUntouched() ? dataset.nothing : undefined;
    const instead = dataset.idle !== undefined ? dataset.idle : untouched;
    const idle = name === "saved" && instead !== undefined;
    const text = idle ? instead : words[name];
    this.state.dataset.state = idle ? "idle" : looks[name] || name;
    if (this.state.textContent !== text) this.state.textContent = text;
    if (name === "closed") this.close(vote);
    document.getElementById("signed-out").hidden = name !== "signed-out";
    sayGivenUp(name, message);
    document.querySelectorAll("input[name=csrf_token]").forEach((input) => {
      input.value = this.outbox.token;
    });
    this.onState(name);
  }

  // Nothing given, and nothing taken back: there is nothing that could be saved.
  isUntouched() {
    return !this.sections.some((one) => isAnswered(one) || Number(revisionOf(one).value) > 1);
  }

  isOver({ item, ballot }) {
    const section = this.sectionOf(item);
    return Boolean(section) && ballotOf(section) !== ballot;
  }

  // A disabled field holds nothing to send, so what is being typed is put away first.
  close(vote) {
    this.sections.forEach((section) => {
      const isOther = ({ item, ballot }) => section.dataset.item !== item || ballotOf(section) !== ballot;
      if (vote && isOther(vote)) return;
      if (this.isTypedIn(section)) this.settleTyping();
      close(section);
    });
  }

  given(section) {
    this.onAnswered(section, isAnswered(section));
    const field = revisionOf(section);
    field.value = this.outbox.put(section.dataset.item, Number(field.value), valuesOf(section));
  }

  isTypedIn(section) {
    return this.typing !== null && this.typing.section === section;
  }

  // What is typed goes when the writer pauses, and at once when the field is left.
  typed(section) {
    if (this.isTypedIn(section)) clearTimeout(this.typing.timer);
    else this.settleTyping();
    const timer = setTimeout(() => this.settleTyping(), TYPING_PAUSE);
    this.typing = { section, timer };
    this.showState("saving", 1);
  }

  settleTyping() {
    if (!this.typing) return;
    const { section, timer } = this.typing;
    clearTimeout(timer);
    this.typing = null;
    this.given(section);
  }

  // On the document, since forms come and go.
  listen() {
    document.addEventListener("input", ({ target }) => {
      const section = this.sectionAround(target);
      if (section && target.matches("textarea, input[type=text]")) this.typed(section);
    });
    document.addEventListener("change", ({ target }) => {
      const section = this.sectionAround(target);
      // A field that is closed while somebody is in it says that it changed: it holds nothing then.
      if (!section || target.disabled) return;
      if (this.isTypedIn(section)) this.settleTyping();
      else this.given(section);
    });
    document.addEventListener("keydown", (event) => this.pick(event));
    onTryAgain(() => this.outbox.tryAgain());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.settleTyping();
    });
    window.addEventListener("pagehide", () => this.settleTyping());
  }

  sectionAround(target) {
    const section = target.closest("[data-item]");
    return this.sections.includes(section) ? section : null;
  }

  // A key that is held down is one press: it must not go on into the next question.
  pick({ key, target, repeat, ctrlKey, metaKey, altKey }) {
    const section = this.current();
    if (!section || repeat || ctrlKey || metaKey || altKey) return;
    if (target.matches("textarea, input[type=text], select, [data-own-keys] *")) return;
    pickByKey(section, key);
  }
}
