// What people do before what they touch is awake is not lost: a form that is sent waits for the
// program (the server alone would answer with an empty one), what is typed is told to it, and a button
// that was touched in what wakes late (`data-asleep`) is touched again.
const typed = new Map(); // box → what was typed there last
let sent;
let touched;
let alive = false;

const sleeps = (element) => !alive || Boolean(element.closest("[data-asleep]"));

document.addEventListener("input", ({ target }) => sleeps(target) && typed.set(target, target.value), true);
document.addEventListener("click", ({ target }) => (touched = target.closest?.("[data-asleep] button") ?? touched), true);
document.addEventListener(
  "submit",
  (event) => {
    if (!sleeps(event.target)) return;
    event.preventDefault();
    sent = event;
  },
  true,
);

// The program has taken the page over, or what slept in it.
export function awake() {
  alive = true;
  for (const [box, value] of typed) {
    if (sleeps(box)) continue;
    typed.delete(box);
    box.value = value;
    for (const kind of box.matches("select") ? ["input", "change"] : ["input"]) {
      box.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  }
  if (sent && !sleeps(sent.target)) {
    const { target, submitter } = sent;
    sent = undefined;
    target.requestSubmit(submitter);
  }
  if (touched && !sleeps(touched)) {
    const button = touched;
    touched = undefined;
    button.click();
  }
}
