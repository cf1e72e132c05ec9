// Packs the pieces of the program that come later: one file for the part that every page gets, and
// for each other part one of what that does not hold and one of what it does. A pack is a line of
// JSON, `[["chunk_7",1234],…]`, and the pieces one after the other.
import { readFileSync } from "node:fs";
import { join } from "node:path";

// What opens over any page.
const EVERYWHERE = "sheets";

// `look` is the sheet of style that parts are drawn with; `put(name, bytes)` writes a file and returns
// the name it got. Returns the loader that the program asks for its parts, in place of the one that
// `wasm-split` made, and the packs of each part.
export function packs(glue, look, put) {
  const made = readFileSync(join(glue, "__wasm_split.js"), "utf8");
  const parts = read(made);
  const [, given] = /sharedImports = \{ __wasm_split: (\{.*\}) \};/.exec(made);
  const lines = [
    `import { forAll, forPage, given, look } from "load";`,
    `Object.assign(given, ${given});`,
    `look(${JSON.stringify(`./${look}`)});`,
  ];
  const files = {};
  for (const [part, pieces] of Object.entries(parts)) {
    const pack = (name, pieces) => put(`${name}.pack`, together(glue, pieces));
    const elsewhere = (piece) => part !== EVERYWHERE && parts[EVERYWHERE].includes(piece);
    const own = pack(part, pieces.filter((piece) => !elsewhere(piece)));
    const more = part === EVERYWHERE ? [] : [pack(`${part}-more`, pieces.filter(elsewhere))];
    files[part] = [own, ...more];
    const args = files[part].map((name) => JSON.stringify(`./${name}`)).join(", ");
    lines.push(`export const __wasm_split_load_${part} = ${more.length ? "forPage" : "forAll"}(${args});`);
  }
  return { loader: lines.join("\n"), files };
}

// The pieces of each part: { table: ["chunk_7", …, "split_table"] }. In the loader, a piece that
// parts share stands after a comment that names them.
function read(loader) {
  const parts = {};
  let shared = [];
  for (const line of loader.split("\n")) {
    const names = /^\/\* ([\w, ]+) \*\/$/.exec(line);
    if (names) shared = names[1].split(", ");
    const [, piece] = /"\.\/(\w+)\.wasm"/.exec(line) ?? [];
    if (!piece) continue;
    const own = piece.startsWith("split_");
    for (const part of own ? [piece.slice("split_".length)] : shared) (parts[part] ??= []).push(piece);
  }
  if (!parts[EVERYWHERE]) throw new Error(`the loader of wasm-split names no part "${EVERYWHERE}"`);
  return parts;
}

function together(glue, pieces) {
  const bytes = pieces.map((piece) => readFileSync(join(glue, `${piece}.wasm`)));
  const head = JSON.stringify(pieces.map((piece, at) => [piece, bytes[at].length]));
  return Buffer.concat([Buffer.from(`${head}\n`), ...bytes]);
}
