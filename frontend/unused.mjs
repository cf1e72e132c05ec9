// Takes out of a piece of the program what is never called: every view brings its way of being
// taken over by islands, and every attribute that of being cloned from a template; we have neither,
// and the linker cannot know it. The bodies become a trap; what only they called falls away when the
// piece is made small. And the places of the table that other pieces fill are not filled with nothing first.
//   node frontend/unused.mjs FILE…
import { readFileSync, writeFileSync } from "node:fs";
import { code, cursor, custom, elements, functions, imports, leb, read, written } from "./wasm.mjs";

// As the compiler names them.
const never = /hydrate_async|hydrate_from_template/;

const NULL = 0xd0;
const trap = Buffer.from([3, 0, 0x00, 0x0b]);

for (const file of process.argv.slice(2)) writeFileSync(file, without(readFileSync(file)));

function without(bytes) {
  const sections = read(bytes);
  const first = sections.filter(({ id }) => id === imports).reduce((n, { body }) => n + functions(body), 0);
  const names = sections.filter(({ id }) => id === custom).flatMap(({ body }) => named(body));
  const unused = new Set(names.filter(([, name]) => never.test(name)).map(([number]) => number - first));
  const less = { [code]: (body) => trapped(body, unused), [elements]: filled };
  const kept = sections.map(({ id, body }) => ({ id, body: less[id]?.(body) ?? body }));
  return written(bytes.subarray(0, 8), kept);
}

function trapped(body, unused) {
  const at = cursor(body);
  const many = at.number();
  const bodies = Array.from({ length: many }, (_, n) => {
    const one = at.take(at.number());
    return unused.has(n) ? trap : Buffer.concat([leb(one.length), one]);
  });
  return Buffer.concat([leb(many), ...bodies]);
}

// The segments of the table that bring something to a place of it.
function filled(body) {
  const at = cursor(body);
  const constant = () => {
    const op = at.byte();
    at.number();
    at.byte();
    return op !== NULL;
  };
  const segments = Array.from({ length: at.number() }, () => {
    const from = at.at();
    const flags = at.number();
    const placed = !(flags & 1);
    if (placed && flags & 2) at.number();
    if (placed) constant();
    if (flags & 3) at.byte();
    const brought = Array.from({ length: at.number() }, () => (flags & 4 ? constant() : (at.number(), true)));
    return { bytes: body.subarray(from, at.at()), empty: placed && !brought.some(Boolean) };
  });
  const kept = segments.filter(({ empty }) => !empty);
  return Buffer.concat([leb(kept.length), ...kept.map(({ bytes }) => bytes)]);
}

// Number and name of each function, where the section is the one that tells them.
function named(body) {
  const at = cursor(body);
  if (at.text() !== "name") return [];
  const found = [];
  while (at.more()) {
    const kind = at.byte();
    const part = cursor(at.take(at.number()));
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left--) found.push([part.number(), part.text()]);
  }
  return found;
}
