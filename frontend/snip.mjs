// Takes out of the program what nothing calls but a table of functions holds: each becomes a
// trap, so that what only it would call goes with it.
// node frontend/snip.mjs FILE.wasm…
import { readFileSync, writeFileSync } from "node:fs";

// A page is taken over in one go, from what the server drew: never in pieces that wait for one
// another, never from templates.
// Routes are told to servers only.
const NEVER = [/hydrate_async/, /hydrate_from_template/, /generate_routes/];
const [CUSTOM, IMPORT, CODE] = [0, 2, 10];
// No locals; unreachable; end.
const TRAP = Buffer.from([0x00, 0x00, 0x0b]);

for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  const sections = read(bytes);
  const names = namesOf(bytes, sections);
  const imported = importedFunctions(bytes, sections);
  let [count, size] = [0, 0];
  const parts = sections.map(({ id, whole, from, to }) => {
    if (id !== CODE) return bytes.subarray(whole, to);
    const bodies = vector(bytes, from, (at) => {
      const [length, start] = leb(bytes, at);
      return [bytes.subarray(start, start + length), start + length];
    });
    const kept = bodies.map((body, n) => {
      const name = names.get(imported + n);
      if (!name || !NEVER.some((never) => never.test(name))) return body;
      count += 1;
      size += body.length;
      return TRAP;
    });
    const inside = Buffer.concat([number(kept.length), ...kept.flatMap((body) => [number(body.length), body])]);
    return Buffer.concat([Buffer.from([CODE]), number(inside.length), inside]);
  });
  writeFileSync(path, Buffer.concat([bytes.subarray(0, 8), ...parts]));
  console.log(`▸ ${path}: ${count} functions that are never called, ${size} bytes`);
}

function read(bytes) {
  const sections = [];
  for (let at = 8; at < bytes.length; ) {
    const whole = at;
    const [length, from] = leb(bytes, at + 1);
    sections.push({ id: bytes[whole], whole, from, to: from + length });
    at = from + length;
  }
  return sections;
}

// The names of functions, by index.
function namesOf(bytes, sections) {
  const named = sections.find(({ id, from }) => id === CUSTOM && text(bytes, from)[0] === "name");
  if (!named) throw new Error("the program has no names");
  for (let at = text(bytes, named.from)[1]; at < named.to; ) {
    const kind = bytes[at];
    const [length, from] = leb(bytes, at + 1);
    if (kind === 1) {
      return new Map(
        vector(bytes, from, (at) => {
          const [index, next] = leb(bytes, at);
          const [name, end] = text(bytes, next);
          return [[index, name], end];
        }),
      );
    }
    at = from + length;
  }
  return new Map();
}

function importedFunctions(bytes, sections) {
  const imports = sections.find(({ id }) => id === IMPORT);
  if (!imports) return 0;
  const kinds = vector(bytes, imports.from, (at) => {
    at = text(bytes, text(bytes, at)[1])[1];
    const kind = bytes[at];
    at += 1;
    // A function has a type; a table a kind, then limits, as a memory; a global a type and whether it changes.
    if (kind === 0) return [kind, leb(bytes, at)[1]];
    if (kind === 3) return [kind, at + 2];
    if (kind === 4) return [kind, leb(bytes, at + 1)[1]];
    if (kind === 1) at += 1;
    const most = bytes[at] & 1;
    at = leb(bytes, at + 1)[1];
    return [kind, most ? leb(bytes, at)[1] : at];
  });
  return kinds.filter((kind) => kind === 0).length;
}

function vector(bytes, at, item) {
  let [count, next] = leb(bytes, at);
  const items = [];
  for (; count > 0; count -= 1) {
    const [value, end] = item(next);
    items.push(value);
    next = end;
  }
  return items;
}

function text(bytes, at) {
  const [length, from] = leb(bytes, at);
  return [bytes.toString("utf8", from, from + length), from + length];
}

function leb(bytes, at) {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = bytes[at];
    at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
    shift += 7;
  }
}

function number(value) {
  const out = [];
  for (;;) {
    const byte = value % 128;
    value = Math.floor(value / 128);
    out.push(value ? byte | 0x80 : byte);
    if (!value) return Buffer.from(out);
  }
}
