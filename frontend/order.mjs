// Puts functions that are alike beside each other: the packer finds again what it has just seen, and
// the program travels smaller. Functions are only named here, "f0", "f1", … in the order that is
// wanted; wasm-opt puts them in the order of their names and everything that points to them right.
//   node frontend/order.mjs FILE…
import { readFileSync, writeFileSync } from "node:fs";
import { code, cursor, custom, functions, imports, leb, read, written } from "./wasm.mjs";

// So many bytes in a row are looked at as one.
const RUN = 4;
// So many of its runs stand for a function where those that may be like it are looked for, and so
// many of these are looked at whole.
const [SIGNS, NEAREST] = [100, 200];

for (const file of process.argv.slice(2)) writeFileSync(file, named(readFileSync(file)));

function named(bytes) {
  const sections = read(bytes);
  const first = sections.filter(({ id }) => id === imports).reduce((n, { body }) => n + functions(body), 0);
  const place = inOrder(sections.filter(({ id }) => id === code).flatMap(({ body }) => bodies(body)));
  const names = Array.from({ length: first + place.length }, (_, n) => {
    const name = n < first ? `a${n}` : `f${String(place[n - first]).padStart(6, "0")}`;
    return Buffer.concat([leb(n), leb(name.length), Buffer.from(name)]);
  });
  const all = Buffer.concat([leb(names.length), ...names]);
  const body = Buffer.concat([leb(4), Buffer.from("name"), Buffer.from([1]), leb(all.length), all]);
  return written(bytes.subarray(0, 8), [...sections.filter(({ id }) => id !== custom), { id: custom, body }]);
}

function bodies(body) {
  const at = cursor(body);
  return Array.from({ length: at.number() }, () => at.take(at.number()));
}

// Which place each is to have: after each comes the one that is most like it of those that are left,
// or the longest where none is.
function inOrder(bodies) {
  const runs = bodies.map(runsOf);
  const signs = runs.map((all) => [...all].sort((a, b) => a - b).slice(0, SIGNS));
  const holders = new Map();
  signs.forEach((of, n) => of.forEach((sign) => holders.get(sign)?.push(n) ?? holders.set(sign, [n])));
  const longest = bodies.map((_, n) => n).sort((a, b) => bodies[b].length - bodies[a].length);
  const place = new Array(bodies.length);
  const left = (n) => place[n] === undefined;
  for (let next = longest[0], at = 0; next !== undefined; at++) {
    place[next] = at;
    next = nearest(next) ?? longest.find(left);
  }
  return place;

  function nearest(to) {
    const shared = new Map();
    for (const sign of signs[to]) for (const n of holders.get(sign)) if (left(n)) shared.set(n, (shared.get(n) ?? 0) + 1);
    const likely = [...shared].sort(([a, many], [b, more]) => more - many || a - b).slice(0, NEAREST);
    let [best, most] = [undefined, 0];
    for (const [n] of likely) {
      const same = alike(runs[to], runs[n]);
      if (same > most) [best, most] = [n, same];
    }
    return best;
  }
}

// All runs of a function, each as a number that tells nothing of what is in it.
function runsOf(body) {
  const all = new Set();
  for (let at = 0; at + RUN <= body.length; at++) all.add(Math.imul(body.readInt32LE(at), 0x9e3779b1) >>> 0);
  return all;
}

// The part of all runs of two that both have.
function alike(one, other) {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let both = 0;
  for (const run of few) if (many.has(run)) both++;
  return both / (few.size + many.size - both);
}
