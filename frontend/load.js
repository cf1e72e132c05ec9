// Gets the parts of the program that travel by themselves. `wasm-split` cuts them into many small
// pieces, most of them shared by several parts; the build packs those of a part into one file
// (packs.mjs), so that a slow line is asked once and not a hundred times.
import { initSync } from "loudou";

const NEWLINE = 10;

const packs = new Map(); // file → promise of what is left of it: the piece that is the part itself
const pieces = new Map(); // name → promise that it is linked
let imports;
let sheet; // of style, for all parts: its address
let dressed; // promise that it is there
let everywhere; // the pack that every page gets in the end, once it was asked for

// What pieces ask for besides what the program lets out: the mark of their build.
export const given = {};

// The sheet of style that parts are drawn with.
export const look = (file) => {
  sheet = new URL(file, import.meta.url).pathname;
};

// A part of which all lies in `own`, and which every page gets.
export const forAll = (own) =>
  part(() => {
    everywhere = own;
    return [own];
  });

// A part that lies in `own`, and for the rest in the pack for all; `more` is that rest by itself.
export const forPage = (own, more) => part(() => [own, packs.has(everywhere) ? everywhere : more]);

// What the program calls: gets the part and tells by `callback` whether it has come.
function part(files) {
  let there = false;
  return async (callback, data) => {
    let came = true;
    try {
      // What asks for a part that is there must not wait for a pack that was begun since.
      if (!there) await whole(files());
      there = true;
    } catch (error) {
      console.error(error);
      came = false;
    }
    initSync().__indirect_function_table.get(callback)(data, came);
  };
}

async function whole(files) {
  const [own] = await Promise.all([...files.map(unpack), style()]);
  if (own.main) await link(...own.main);
  own.main = undefined;
}

// The head of a page that is drawn with it names the sheet; the board gets it with its first part.
function style() {
  dressed ??= new Promise((resolve, reject) => {
    if (document.querySelector(`link[href="${sheet}"]`)) return resolve();
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = sheet;
    link.onload = resolve;
    link.onerror = () => {
      dressed = undefined;
      link.remove();
      reject(new Error(`${sheet} did not come`));
    };
    document.head.append(link);
  });
  return dressed;
}

// Asked for again, a pack that has come is there, and one that could not come is tried anew.
function unpack(file) {
  if (!packs.has(file)) {
    const coming = bring(file);
    packs.set(file, coming);
    coming.catch(() => packs.delete(file));
  }
  return packs.get(file);
}

// Links the pieces of a pack, but for the part itself: it wants all others to be there.
async function bring(file) {
  const answer = await fetch(new URL(file, import.meta.url));
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  // The first line tells the names of the pieces and how long each is.
  const end = bytes.indexOf(NEWLINE);
  let from = end + 1;
  const left = {};
  const linked = [];
  for (const [name, size] of JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))) {
    const piece = [name, bytes.slice(from, from + size)];
    from += size;
    if (name.startsWith("split_")) left.main = piece;
    else linked.push(link(...piece));
  }
  await Promise.all(linked);
  return left;
}

// Packs share pieces: each is linked once.
function link(name, bytes) {
  if (!pieces.has(name)) {
    imports ??= { __wasm_split: { ...given, ...initSync() } };
    const linking = WebAssembly.instantiate(bytes, imports).then(() => {});
    pieces.set(name, linking);
    linking.catch(() => pieces.delete(name));
  }
  return pieces.get(name);
}
