// What was handed in leaves the device; what came too late for it is said.

import { forget } from "./kept.js";

const notice = document.querySelector("[data-handed-in]");
if (notice && forget(notice.dataset.handedIn.split(" "))) notice.hidden = false;
