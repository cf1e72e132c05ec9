// Starts the program: its two files download side by side (their addresses
// stand in the page's head as preloads), then the page comes alive.
//   document.documentElement.dataset.alive   what one does is heard
//   document.documentElement.dataset.whole   the parts of head and rail, and of what opens over the page, are there
import start, { hydrate, rest } from "loudou";
import { awake, quiet } from "./meanwhile.js";
import "./shelf.js";
import { ready } from "./worker.js";

Object.assign(globalThis.loudou, { awake, quiet });

// A refusal is an answer like any other, but the browser writes every one that comes as an HTTP
// error down as a fault of the page. So the program asks for it inside, and unpacks it here.
const ask = window.fetch;
window.fetch = async (what, how) => {
  const question = new Request(what, how);
  const ours = new URL(question.url).pathname.startsWith("/api/");
  if (!ours) return ask(question);
  question.headers.set("x-refusal", "inside");
  const answer = await ask(question);
  const status = Number(answer.headers.get("x-refusal"));
  return status ? new Response(answer.body, { status, headers: answer.headers }) : answer;
};

const download = (id) => fetch(document.getElementById(id).href);
try {
  const words = download("words").then((answer) => answer.text());
  await start({ module_or_path: download("program") });
  await hydrate(await words);
} finally {
  awake();
}
document.documentElement.dataset.alive = "";
if (await rest()) document.documentElement.dataset.whole = "";
ready();
