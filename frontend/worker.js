// Makes the tablet ready for the time without a line, and says when a new build is there.
//   document.documentElement.dataset.update   a new build waits
//   "loudou:update" on window                 the same, when it comes
//   "loudou:take-over" on window              asks for it
const CHECK_MS = 60 * 60_000;

export async function ready() {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  let place;
  try {
    place = await worker.register("/offline.js", { updateViaCache: "none" });
  } catch {
    // Private windows, or forbidden: all works, but for pages without a line.
  }
  if (!place) return;
  const tell = () => {
    if (!place.waiting || !worker.controller) return;
    document.documentElement.dataset.update = "";
    dispatchEvent(new Event("loudou:update"));
  };
  tell();
  place.addEventListener("updatefound", () => {
    const coming = place.installing;
    coming?.addEventListener("statechange", tell);
  });
  let asked = false;
  addEventListener("loudou:take-over", () => {
    asked = true;
    place.waiting?.postMessage("take over");
  });
  worker.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else keepThis();
  });
  // A page that came before the worker was there has not been kept by it.
  const [came] = performance.getEntriesByType("navigation");
  if (!came?.workerStart) keepThis();
  const look = () => place.update().catch(() => {});
  setInterval(look, CHECK_MS);
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keepThis();
    else look();
  });
  // One that came while the worker began has been passed over by it.
  await worker.ready;
  if (!worker.controller) place.active?.postMessage("take me");
}

// The page as it is now, for the next time without a line.
function keepThis() {
  if (!navigator.serviceWorker.controller || !navigator.onLine) return;
  fetch(location.href, { headers: { "x-keep": "" } }).catch(() => {});
}
