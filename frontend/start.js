// Starts the program: its two files download side by side (their addresses
// stand in the page's head as preloads), then the page comes alive.
import start, { hydrate } from "loudou";

// What people do meanwhile is not lost: a form that is sent waits for the program (the server
// alone would answer with an empty one), and what is typed is told to it.
const typed = new Map();
let sent;
const type = ({ target }) => typed.set(target, target.value);
const send = (event) => {
  event.preventDefault();
  sent = event;
};
document.addEventListener("input", type, true);
document.addEventListener("submit", send, true);

const download = (id) => fetch(document.getElementById(id).href);
try {
  const words = download("words").then((answer) => answer.text());
  await start({ module_or_path: download("program") });
  hydrate(await words);
} finally {
  document.removeEventListener("input", type, true);
  document.removeEventListener("submit", send, true);
  for (const [box, value] of typed) {
    if (box.value === value) continue;
    box.value = value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  sent?.target.requestSubmit(sent.submitter);
}
document.documentElement.dataset.alive = "";
