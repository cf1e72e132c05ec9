// What people do before what they touch is awake is not lost: a form that is sent waits for the
// program (the server alone would answer with an empty one), what is typed or chosen is told to it, and
// buttons touched in what wakes late (`data-asleep`) are touched again, unless something else was
// touched since. At first all of the page sleeps.
const kept = new Map(); // box → what stands in it
const touched = new Set();
let sent;
let alive = false;
let composed = Promise.resolve();
let compositionEnds;

const sleeps = (element) => !alive || Boolean(element.closest("[data-asleep]"));
const hear = (kinds, listen) => kinds.forEach((kind) => document.addEventListener(kind, listen, true));

hear(["input", "change"], ({ target }) => sleeps(target) && kept.set(target, stands(target)));
hear(["submit"], (event) => {
  if (!sleeps(event.target)) return;
  event.preventDefault();
  sent = event;
});
hear(["click"], (event) => {
  const found = event.target.closest?.("[data-asleep] :is(a, button)");
  if (found?.matches("button")) touched.add(found);
  // The browser goes there by itself, to a page that is drawn whole.
  else if (found && alive) event.stopPropagation();
});
hear(["pointerdown", "keydown"], ({ target }) => target.closest?.("[data-asleep]") || touched.clear());
hear(["compositionstart"], ({ target }) => {
  if (sleeps(target)) composed = new Promise((end) => (compositionEnds = end));
});
hear(["compositionend"], () => compositionEnds?.());

// Nobody is in the middle of a word.
export const quiet = () => composed;

// The program has taken the page over, or what slept in it. One after the other: what comes of one is
// there before the next is done.
export async function awake() {
  alive = true;
  for (const [box, was] of kept) {
    if (sleeps(box)) continue;
    kept.delete(box);
    tell(box, was);
    await soon();
  }
  if (sent && !sleeps(sent.target)) {
    const { target, submitter } = sent;
    sent = undefined;
    target.requestSubmit(submitter);
  }
  for (const button of touched) {
    if (sleeps(button)) continue;
    touched.delete(button);
    button.click();
    await soon();
  }
}

function soon() {
  return new Promise((done) => setTimeout(done));
}

function stands(box) {
  if (box.matches("[type=file]")) return {};
  if (box.matches("[type=checkbox], [type=radio]")) return { checked: box.checked };
  return { value: box.value, selectionStart: box.selectionStart };
}

function tell(box, was) {
  for (const [what, value] of Object.entries(was)) if (value != null && box[what] !== value) box[what] = value;
  const chosen = box.matches("select, [type=file], [type=checkbox], [type=radio]");
  for (const kind of chosen ? ["input", "change"] : ["input"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
}
