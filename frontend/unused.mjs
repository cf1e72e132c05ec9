// Takes out of a piece of the program what is never called: every view brings its way of being
// taken over by islands, which we have none of, and the linker cannot know it. The bodies become a
// trap; what only they called falls away when the piece is made small.
//   node frontend/unused.mjs FILE…
import { readFileSync, writeFileSync } from "node:fs";

// As the compiler names them.
const never = /hydrate_async/;

const [code, custom, imports] = [10, 0, 2];
const trap = Buffer.from([3, 0, 0x00, 0x0b]);

for (const file of process.argv.slice(2)) writeFileSync(file, without(readFileSync(file)));

function without(bytes) {
  const sections = read(bytes);
  const first = sections.filter(({ id }) => id === imports).reduce((n, { body }) => n + functions(body), 0);
  const names = sections.filter(({ id }) => id === custom).flatMap(({ body }) => named(body));
  const unused = new Set(names.filter(([, name]) => never.test(name)).map(([number]) => number - first));
  const kept = sections.map(({ id, body }) => {
    const now = id === code ? trapped(body, unused) : body;
    return Buffer.concat([Buffer.from([id]), leb(now.length), now]);
  });
  return Buffer.concat([bytes.subarray(0, 8), ...kept]);
}

function read(bytes) {
  const sections = [];
  for (const at = cursor(bytes, 8); at.more(); ) {
    const id = at.byte();
    sections.push({ id, body: at.take(at.number()) });
  }
  return sections;
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

// How many functions an import section brings.
function functions(body) {
  const at = cursor(body);
  let found = 0;
  for (let left = at.number(); left > 0; left--) {
    at.take(at.number());
    at.take(at.number());
    const kind = at.byte();
    if (kind === 0) found += 1;
    const limits = () => (at.byte() & 1 ? [at.number(), at.number()] : [at.number()]);
    const skip = [at.number, () => [at.byte(), limits()], limits, () => at.take(2), () => [at.byte(), at.number()]];
    skip[kind]();
  }
  return found;
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

function cursor(bytes, at = 0) {
  const byte = () => bytes[at++];
  const take = (many) => bytes.subarray(at, (at += many));
  const number = () => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const next = byte();
      value += (next & 127) * scale;
      if (next < 128) return value;
    }
  };
  return { byte, take, number, text: () => take(number()).toString(), more: () => at < bytes.length };
}

function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}
