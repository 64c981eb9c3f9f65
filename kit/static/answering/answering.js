// What any page with an answer form needs: an answer goes into the outbox as it is given, comes back
// after a reload or from another tab, and the page says how it stands. Number keys pick.
// Written for Safari 13 and Chrome 80.

import { lookingElsewhere } from "./elsewhere.js";
import { ballotOf, close, fill, isAnswered, pickByKey, revisionOf, valuesOf } from "./fields.js";
import { onTryAgain, sayGivenUp } from "./given-up.js";
import { bare } from "./json.js";
import { sayLost } from "./lost.js";
import { NoOutbox } from "./no-outbox.js";
import { Outbox } from "./outbox.js";

const TYPING_PAUSE = 800;

export class Answering {
  // `form` has the attempt, where to send it, and the words for each state; `state` is the element
  // that says them, `lost` the one that says that the kit cannot be reached (null: the page says it).
  // A form without an attempt is a preview: nothing is sent, kept or said.
  // `current()` gives the section that number keys pick in. `onAnswered(section, answered)` hears
  // when an answer was given or came back, `onState(name)` what is said: as the outbox does, or
  // "nothing" where nothing was given yet, "idle" where nothing can be. `away` as of the outbox.
  constructor(
    form,
    {
      state,
      lost = document.querySelector("[data-lost]"),
      current = () => this.sections[0],
      onAnswered = () => {},
      onState = () => {},
      away,
    },
  ) {
    Object.assign(this, { state, lost, current, onAnswered, onState });
    this.sections = [];
    // What each section gave last: the same again is no news to the kit.
    this.gave = new WeakMap();
    this.typing = null;
    const { attempt } = form.dataset;
    if (attempt) this.outbox = this.outboxOf(form, attempt, away);
    else this.outbox = new NoOutbox();
    this.lookElsewhere = lookingElsewhere(this, form.dataset.heldUrl);
    this.bind(form);
    this.listen();
  }

  outboxOf(form, attempt, away) {
    return new Outbox({
      url: form.action,
      attempt,
      token: form.elements.csrf_token.value,
      tokenUrl: form.dataset.tokenUrl,
      away,
      onState: (name, count, message, about) => this.showState(name, count, message, about),
      onHeld: (item, held) => this.showHeld(item, held),
      onOther: (item, entry) => this.showOther(item, entry),
    });
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
      section.dataset.voted = "";
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
    this.gave.delete(section);
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

  // What another device gave: it stands, but for what waits here or is being written, which goes next.
  showElsewhere(item, held) {
    const section = this.sectionOf(item);
    if (!section || this.outbox.waiting[item] || this.isTypedIn(section)) return;
    if (Number(revisionOf(section).value) > held.revision) return;
    this.showHeld(item, held);
    this.outbox.trouble = { state: "behind", about: { item } };
    if (!this.outbox.count) this.showState("behind", 0, "", { item });
  }

  // What somebody is writing just now goes next, with a higher number than what came.
  showOther(item, { revision, fields }) {
    const section = this.sectionFor(item, fields);
    if (!section) return;
    if (!this.isTypedIn(section)) this.fill(section, (name) => fields[name]);
    else this.number(section, revision + 1);
  }

  // `about` is the answer that it is said of. Once another question is open, or the next vote, what
  // came too late is said below the page (unsent.js) and no more of what is before the class.
  showState(said, count, message, about) {
    if (!this.state) return;
    const { dataset } = this.form;
    const name = this.nameOf(about && this.isOver(about) ? "saved" : said);
    const words = {
      saved: dataset.saved,
      nothing: dataset.nothing || "",
      // Where nothing can be given just now, that is what there is to say.
      idle: dataset.idle,
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
    const text = words[name];
    this.state.dataset.state = looks[name] || name;
    if (this.state.textContent !== text) this.state.textContent = text;
    if (name === "closed") this.close(about);
    document.getElementById("signed-out").hidden = name !== "signed-out";
    sayGivenUp(name, message);
    if (name !== "saving") sayLost(this.lost, this.outbox.awaySince);
    if (name === "saved") this.lookElsewhere();
    document.querySelectorAll("input[name=csrf_token]").forEach((input) => {
      input.value = this.outbox.token;
    });
    this.onState(name);
  }

  // Nothing waits: what to call that.
  nameOf(said) {
    if (said !== "saved") return said;
    if (this.form.dataset.idle !== undefined) return "idle";
    return this.sections.some((section) => this.isThere(section)) ? "saved" : "nothing";
  }

  // Whether the kit has something of a section: an answer, also one taken back, or a vote in the very
  // ballot.
  isThere(section) {
    const taken = this.outbox.taken[section.dataset.item];
    const ballot = ballotOf(section);
    if (taken && taken.fields[`${section.dataset.item}.ballot`] === ballot) return true;
    if (ballot) return section.dataset.voted !== undefined;
    return isAnswered(section) || Number(revisionOf(section).value) > 1;
  }

  // In a live round the form names the question before the class, and its latest ballot.
  isOver({ item, ballot }) {
    const { question, latestBallot: latest } = this.form.dataset;
    return question !== undefined && (question !== item || Boolean(latest && latest !== ballot));
  }

  // A disabled field holds nothing to send, so what is being typed is put away first.
  close(about) {
    this.sections.forEach((section) => {
      const isOther = ({ item, ballot }) => section.dataset.item !== item || ballotOf(section) !== ballot;
      if (about && isOther(about)) return;
      if (this.isTypedIn(section)) this.settleTyping();
      close(section);
    });
  }

  given(section) {
    this.onAnswered(section, isAnswered(section));
    const field = revisionOf(section);
    const values = valuesOf(section);
    this.gave.set(section, JSON.stringify(values));
    field.value = this.outbox.put(section.dataset.item, Number(field.value), values);
  }

  // A field that is left says that it changed, also when what was typed has gone meanwhile.
  changed(section) {
    if (this.isTypedIn(section)) this.settleTyping();
    else if (this.gave.get(section) !== JSON.stringify(valuesOf(section))) this.given(section);
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
      this.changed(section);
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
