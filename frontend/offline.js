// The tablet without a line: a service worker. It keeps the files of one build, and what one
// person saw last: their pages, and what they opened. `BUILD` and `FILES` are put before this
// by the server. A new build waits till it is asked for.
const OURS = `loudou.build.${BUILD}`;
const SEEN = "loudou.seen";
// Whose pages are kept; nobody else finds them.
const WHOSE = "/offline/whose";
const MOST = 60;
// Shown with a line or not at all: what leaves is written down first, and doors lead somewhere.
const NEVER = ["/export", "/import", "/join", "/sign-in", "/welcome", "/demo"];
// On a line this slow, what was seen last is shown first.
const PATIENCE_MS = 6_000;
// What is opened beside a page, by the name of its function.
const OPENED = new Set(["deal", "activities", "account", "archive_desk"]);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  const { data } = event;
  if (data === "take over") self.skipWaiting();
  if (data === "take me") event.waitUntil(self.clients.claim());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  const name = url.pathname.startsWith("/api/") && url.pathname.slice(5);
  if (request.mode === "navigate" && request.method === "GET") event.respondWith(page(event, url));
  else if (url.pathname.startsWith("/pkg/")) event.respondWith(file(request));
  else if (request.method === "POST" && OPENED.has(name)) event.respondWith(opened(event, url));
  // A page that goes out of sight is kept as it is now.
  else if (request.method === "GET" && request.headers.has("x-keep")) event.respondWith(freshly(event, url));
});

async function install() {
  const cache = await caches.open(OURS);
  await cache.addAll(FILES);
}

// Pages of another build want its files: they go together.
async function activate() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith("loudou.build.") && name !== OURS);
  if (others.length) await caches.delete(SEEN);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(event, url) {
  const seen = await kept(place(url));
  const fresh = fetch(event.request).then((answer) => {
    event.waitUntil(keep(place(url), answer.clone()));
    return answer;
  });
  fresh.catch(() => {});
  try {
    const first = seen ? await soon(fresh) : await fresh;
    if (first && !(seen && first.status >= 500)) return first;
  } catch {
    // No line.
  }
  if (seen) return asOf(seen);
  const board = await lastBoard();
  if (board && board !== place(url)) return Response.redirect(board);
  return fresh.catch(() => new Response(NOTHING, { headers: { "content-type": "text/html; charset=utf-8" } }));
}

async function freshly(event, url) {
  const answer = await fetch(url, { credentials: "same-origin" });
  event.waitUntil(keep(place(url), answer.clone()));
  return answer;
}

async function opened(event, url) {
  const asked = await event.request.clone().text();
  const key = `${url.pathname}?${encodeURIComponent(asked)}`;
  try {
    const answer = await fetch(event.request);
    if (answer.ok && !answer.headers.get("x-refusal")) event.waitUntil(put(key, answer.clone()));
    return answer;
  } catch (error) {
    const seen = await kept(key);
    if (!seen) throw error;
    return seen;
  }
}

// What comes within patience.
function soon(coming) {
  return Promise.race([coming, new Promise((late) => setTimeout(late, PATIENCE_MS))]);
}

// A deal opens beside its page: the page is the same without it.
function place(url) {
  const query = new URLSearchParams(url.search);
  query.delete("deal");
  return `${url.pathname}${query.size ? `?${query}` : ""}`;
}

// The server names the person for whom it drew a page. A page for nobody means that nobody is
// signed in, and one for another that another is: what was kept goes.
async function keep(place, answer) {
  const html = answer.headers.get("content-type")?.startsWith("text/html");
  if (!answer.ok || !html) return;
  const person = answer.headers.get("x-person") ?? "";
  const cache = await caches.open(SEEN);
  const before = await (await cache.match(WHOSE))?.text();
  if (before !== person) {
    await caches.delete(SEEN);
    if (!person) return;
    await (await caches.open(SEEN)).put(WHOSE, new Response(person));
  }
  const never = place.endsWith("/print") || NEVER.some((path) => place === path || place.startsWith(`${path}?`));
  if (person && !never) await put(place, answer);
}

async function put(key, answer) {
  const cache = await caches.open(SEEN);
  if (!(await cache.match(WHOSE))) return;
  const headers = new Headers(answer.headers);
  headers.set("x-kept", String(Date.now()));
  await cache.delete(key);
  await cache.put(key, new Response(await answer.blob(), { headers }));
  const keys = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== WHOSE);
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((old) => cache.delete(old)));
}

// The board that was seen last, whatever its filter.
async function lastBoard() {
  const keys = await (await caches.open(SEEN)).keys();
  const boards = keys.map(({ url }) => new URL(url)).filter(({ pathname }) => pathname === "/");
  const last = boards.at(-1);
  return last && place(last);
}

async function kept(key) {
  return (await caches.open(SEEN)).match(key);
}

// The page says of when it is.
async function asOf(seen) {
  const html = await seen.text();
  const at = seen.headers.get("x-kept");
  return new Response(html.replace("<html ", `<html data-kept="${at}" `), { headers: seen.headers });
}

const NOTHING = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>漏斗 Loudou</title>
<h1>漏斗 Loudou</h1>
<p>No connection, and this page has not been opened on this tablet before. <a href="/">Try again</a></p>
<p lang="zh-Hant">目前沒有網路，這個頁面也還沒有在這台平板上開過。<a href="/">再試一次</a></p>
<p lang="zh-Hans">目前没有网络，这个页面也还没有在这台平板上打开过。<a href="/">再试一次</a></p>`;
