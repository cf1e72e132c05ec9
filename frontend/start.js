// Starts the program: its two files download side by side (their addresses
// stand in the page's head as preloads), then the page comes alive.
import start, { hydrate } from "loudou";

const download = (id) => fetch(document.getElementById(id).href);
const words = download("words").then((answer) => answer.text());
await start({ module_or_path: download("program") });
hydrate(await words);
document.documentElement.dataset.alive = "";
