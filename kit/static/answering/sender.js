// Posting to the kit, with its token renewed where it has got old. Written for Safari 13 and Chrome 80.

import { askJson } from "./ask.js";

// What is on its way for longer, across a time when the kit could not be reached, does not arrive.
const HANGS = 3000;
// A browser still sends of a page that is left what is 64 KiB at most, all requests together.
const STILL_SENT = 30000;

export class Sender {
  constructor({ url, token, tokenUrl }) {
    Object.assign(this, { url, token, tokenUrl });
  }

  // Sent also when the page goes meanwhile: so the next one need not say that the kit does not have
  // what it has.
  post(fields) {
    const body = new URLSearchParams(fields);
    body.set("csrf_token", this.token);
    this.began = Date.now();
    this.stop = new AbortController();
    const keepalive = String(body).length < STILL_SENT;
    return askJson(this.url, { method: "POST", body, keepalive, stop: this.stop });
  }

  letGo() {
    if (this.stop && Date.now() - this.began > HANGS) this.stop.abort();
  }

  async renewToken() {
    const { body } = await askJson(this.tokenUrl);
    this.token = body.csrf_token;
    this.renewed = true; // once; a kit that refuses its own token is asked again later
  }

  // Whether the kit can be reached: a page that is left while it cannot is gone.
  async reaches() {
    try {
      return (await askJson(this.tokenUrl)).ok;
    } catch (error) {
      return false;
    }
  }
}
