// Sends what waits on this device from a page that is not the exercise's own. What the kit takes is
// done; all else stays as it is, for the exercise's own page to send and to say what stands in the
// way. Written for Safari 13 and Chrome 80.

import { Outbox } from "./outbox.js";

class Courier extends Outbox {
  settle(item, entry, stands) {
    if (stands.taken) super.settle(item, entry, stands);
    else delete this.waiting[item];
  }

  refuse(item) {
    delete this.waiting[item];
  }
}

const couriers = new Map();

// Resolves once all is sent, or as far as it goes now; what stays is sent again later. `isSent(entry)`
// says which answers go.
export function sendFrom(line, tokenUrl, isSent) {
  const { keptOf: attempt, send: url } = line.dataset;
  if (!couriers.has(attempt)) {
    const token = document.querySelector("input[name=csrf_token]").value;
    const nothing = () => {};
    const courier = new Courier({ url, attempt, token, tokenUrl, onState: nothing, onHeld: nothing });
    Object.keys(courier.waiting).forEach((item) => {
      if (!isSent(courier.waiting[item])) delete courier.waiting[item];
    });
    couriers.set(attempt, courier);
  }
  return couriers.get(attempt).send();
}
