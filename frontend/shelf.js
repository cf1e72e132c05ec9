// What someone did on this tablet: operations that wait for the server, and what it did not
// take. They stand in IndexedDB in the order in which they were done, under whose they are;
// where the browser keeps nothing (private windows), this page holds them. The program reaches
// it as `loudou`, and hears of other tabs by
//   "loudou:shelf" on window, detail: what of another tab was done, as "OPERATION ENTRY", or ""
const PATIENCE_MS = 3_000;
const LEASE_MS = 10_000;
const TAB = String(Math.random());

const opened = Promise.race([open(), pause(PATIENCE_MS)]);
const ready = opened.then(takeOver);
const tabs = globalThis.BroadcastChannel && new BroadcastChannel("loudou.shelf");
let held = [];
let whose = "";

function open() {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.open("loudou", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("rows", { keyPath: "order", autoIncrement: true });
      asked.onsuccess = () => {
        asked.result.onversionchange = () => asked.result.close();
        resolve(asked.result);
      };
      asked.onerror = () => resolve();
    } catch {
      resolve();
    }
  });
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

// Looks at all rows in one transaction; `look` may answer which go and which come. `safe`: it is
// on the disk before it is done, for what may wait long.
async function visit(look, safe = false) {
  const base = await opened;
  if (base) {
    try {
      return await inBase(base, look, safe);
    } catch {
      // Full, or taken away under way: this page still holds it.
    }
  }
  const { gone = [], more = [], answer } = look(held);
  held = held.filter((row) => !gone.includes(row)).concat(more);
  return answer;
}

function inBase(base, look, safe) {
  return new Promise((resolve, reject) => {
    const turn = base.transaction("rows", "readwrite", { durability: safe ? "strict" : "default" });
    const rows = turn.objectStore("rows");
    let said;
    rows.getAll().onsuccess = ({ target }) => {
      const { gone = [], more = [], answer } = look(target.result.concat(held));
      gone.forEach((row) => row.order && rows.delete(row.order));
      held = held.filter((row) => !gone.includes(row));
      more.forEach((row) => rows.add(row));
      said = answer;
    };
    turn.oncomplete = () => resolve(said);
    turn.onabort = () => reject(turn.error);
  });
}

// What earlier versions kept elsewhere, once.
async function takeOver() {
  for (const [kind, key, person] of keys(/^loudou\.(waiting|unlisted)\.(.+)$/)) {
    try {
      const all = JSON.parse(localStorage[key]);
      const rows = kind === "waiting" ? all : all.map(unlisted);
      await put(person, [], kind === "waiting" ? kind : "left", rows);
      localStorage.removeItem(key);
    } catch {
      // Not ours to read; it stays.
    }
  }
}

function unlisted({ listing, account, problem }) {
  const op = { id: listing.deal, at: Date.now(), base: null, command: { list: listing } };
  return { pending: { op, before: null, account, done: null }, at: op.at, why: { refused: problem } };
}

// [first, whole key, last] of what stands beside, by a pattern with two groups.
function keys(pattern) {
  try {
    return Object.keys(localStorage).flatMap((key) => {
      const found = pattern.exec(key);
      return found ? [[found[1], key, found[2]]] : [];
    });
  } catch {
    return [];
  }
}

// Takes away and puts down in one step; what stands there already is not put there twice.
function put(person, gone, kind, values) {
  const rows = values.map((value) => ({ person, kind, id: (value.op ?? value.pending.op).id, value }));
  return visit((all) => {
    const own = all.filter((row) => row.person === person);
    const going = own.filter(({ id }) => gone.includes(id));
    const there = (row) => own.some((one) => one.id === row.id && one.kind === row.kind);
    return { gone: going, more: rows.filter((row) => !there(row)) };
  }, rows.length > 0 && !navigator.onLine);
}

tabs?.addEventListener("message", ({ data: { person, done, wiped } }) => {
  if (person !== whose) return;
  if (wiped) location.reload();
  else dispatchEvent(new CustomEvent("loudou:shelf", { detail: done }));
});

globalThis.loudou = {
  // Who does what is done on this page.
  owns(person, name) {
    whose = person;
    try {
      localStorage[`loudou.name.${person}`] = name;
    } catch {
      // Without it, others are told of somebody.
    }
  },

  // [kind, text, kind, text, …], the oldest first.
  async rows(person) {
    await ready;
    const own = await visit((all) => ({ answer: all.filter((row) => row.person === person) }));
    return own.flatMap(({ kind, value }) => [kind, JSON.stringify(value)]);
  },

  // `gone`: identities, with a space between; `texts`: a list in JSON.
  async change(person, gone, kind, texts, done) {
    await put(person, gone.split(" "), kind, JSON.parse(texts));
    tabs?.postMessage({ person, done });
  },

  // Waits till this tab is the one that sends; calling the answer ends its turn.
  turn(person) {
    const name = `loudou.send.${person}`;
    if (!navigator.locks) return lease(name);
    return new Promise((mine) => navigator.locks.request(name, () => new Promise(mine)).catch(() => mine(() => {})));
  },

  // What would be lost with this tablet, drafts among it.
  async left(person) {
    const all = await everyones();
    return all.get(person) ?? 0;
  },

  // [person, name, how much, …] of everyone else who left something here.
  async others(person) {
    const all = await everyones();
    all.delete(person);
    const idle = keys(/^loudou\.(name|called)\.(.+)$/).filter(([, , one]) => one !== person && !all.has(one));
    idle.forEach(([, key]) => localStorage.removeItem(key));
    return [...all].flatMap(([one, many]) => [one, localStorage[`loudou.name.${one}`] ?? "", String(many)]);
  },

  async wipe(person) {
    await visit((all) => ({ gone: all.filter((row) => row.person === person) }));
    for (const [, key] of keys(new RegExp(`^loudou\\.(\\w+)\\.(${person}.*)$`))) localStorage.removeItem(key);
    tabs?.postMessage({ person, wiped: true });
  },
};

// How much each person left.
async function everyones() {
  await ready;
  const many = new Map();
  const one = (person) => many.set(person, (many.get(person) ?? 0) + 1);
  const rows = await visit((all) => ({ answer: all }));
  rows.forEach(({ person }) => one(person));
  keys(/^loudou\.(draft)\.([^.]+)/).forEach(([, , person]) => one(person));
  return many;
}

// A turn where the browser has no locks (pages that do not come over HTTPS). Two tabs may take it
// at the same moment: then both send, and what is sent twice is done once.
async function lease(name) {
  const held = () => (localStorage.getItem(name) ?? " 0").split(" ");
  const take = () => localStorage.setItem(name, `${TAB} ${Date.now() + LEASE_MS}`);
  try {
    for (;;) {
      const [tab, till] = held();
      if (tab === TAB || Number(till) < Date.now()) break;
      await pause(200);
    }
    take();
  } catch {
    return () => {};
  }
  const beat = setInterval(take, LEASE_MS / 4);
  return () => {
    clearInterval(beat);
    localStorage.removeItem(name);
  };
}
