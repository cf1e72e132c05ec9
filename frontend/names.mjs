// Gives what the program and its glue call each other by short names: `wasm-bindgen` makes long ones
// with a number that no packer makes smaller, and they travel twice. And takes out the streams that
// `server_fn` could hand to the browser: none of our functions answers with one.
//   node frontend/names.mjs GLUE_DIR
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cursor, exports, imported, imports, leb, read, written } from "./wasm.mjs";

const [folder] = process.argv.slice(2);
const [program, glue] = ["loudou_bg.wasm", "loudou.js"].map((name) => join(folder, name));
const THEIRS = "./loudou_bg.js";
const streams = /intounderlying/i;

let many = 0;
let script = withoutStreams(readFileSync(glue, "utf8"));
const bytes = readFileSync(program);
const sections = read(bytes).map(({ id, body }) => {
  if (id === imports) return { id, body: renamedImports(body) };
  if (id === exports) return { id, body: renamedExports(body) };
  return { id, body };
});
script = script.replace(`"${THEIRS}"`, `"w"`);
writeFileSync(program, written(bytes.subarray(0, 8), sections));
writeFileSync(glue, script);

function renamedImports(body) {
  const all = imported(body).map((one) => {
    if (one.module !== THEIRS) return one;
    return { ...one, module: "w", name: renamed(one.name, "") };
  });
  return list(all.map(({ module, name, what }) => [word(module), word(name), what]));
}

// What pieces import, and what the loader asks for, keeps its name.
function renamedExports(body) {
  const at = cursor(body);
  const all = Array.from({ length: at.number() }, () => [at.text(), at.byte(), at.number()]);
  const [functions, kept] = [0, all.filter(([name]) => !streams.test(name))];
  return list(
    kept.map(([name, kind, index]) => {
      const short = kind === functions && told(name, "wasm.").test(script);
      return [word(short ? renamed(name, "wasm.") : name), Buffer.from([kind]), leb(index)];
    }),
  );
}

function renamed(name, before) {
  if (!told(name, before).test(script)) throw new Error(`the glue does not know ${name}`);
  const short = `_${(many++).toString(36)}`;
  script = script.replace(told(name, before), `${before}${short}`);
  return short;
}

function told(name, before) {
  return new RegExp(`\\b${before.replace(".", "\\.")}${name}\\b`, "g");
}

function withoutStreams(script) {
  const parts = [/^export class IntoUnderlying[^]*?^if \(Symbol\.dispose\).*\n/gm, /^const IntoUnderlying\w+Finalization =[^;]*;\n/gm];
  const less = parts.reduce((script, part) => script.replace(part, ""), script);
  if (streams.test(less)) throw new Error("something of the streams is left in the glue");
  return less;
}

function word(text) {
  return Buffer.concat([leb(Buffer.byteLength(text)), Buffer.from(text)]);
}

function list(all) {
  return Buffer.concat([leb(all.length), ...all.flat()]);
}
