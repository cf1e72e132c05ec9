// Makes the site folder: bundles, names files by their content, compresses.
// node frontend/site.mjs dev|release GLUE_DIR SITE_DIR
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { packs } from "./packs.mjs";

const [mode, glue, site] = process.argv.slice(2);
const release = mode === "release";
const npm = createRequire(new URL("../end2end/package.json", import.meta.url));
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

const inputs = [
  ...walk("style"),
  "frontend/start.js",
  "frontend/worker.js",
  "frontend/shelf.js",
  "frontend/offline.js",
  "frontend/manifest.json",
  "frontend/load.js",
  "frontend/meanwhile.js",
  "frontend/packs.mjs",
  "frontend/site.mjs",
  "end2end/package-lock.json",
  ...walk(glue).filter((path) => [".js", ".wasm"].includes(extname(path))),
];
const stamp = `${site}.made-of`;
const madeOf = hash(inputs.map((path) => `${path} ${hash(readFileSync(path))}`).join("\n"));
if (existsSync(site) && existsSync(stamp) && readFileSync(stamp, "utf8") === madeOf) process.exit(0);

console.log(`▸ site (${mode})`);
const fresh = `${site}.fresh`;
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
put("loudou.wasm", readFileSync(join(glue, "loudou_bg.wasm")));
put("main.css", style("main.css"));
put("start.js", script(parts()));
put("offline.js", worker());
const pictures = new Map();
for (const path of walk("style").filter((path) => [".svg", ".png"].includes(extname(path)))) {
  const name = path.split("/").pop();
  pictures.set(name, put(name, readFileSync(path)));
}
put("app.webmanifest", manifest());
rmSync(site, { recursive: true, force: true });
renameSync(fresh, site);
writeFileSync(stamp, madeOf);

// The packs of what comes later and what that looks like, and the loader that knows them by their
// names. Which packs are those of a part (`parts.json`) is for the server, which asks for those of a
// page ahead.
function parts() {
  const look = put("parts.css", style("parts.css"));
  const { loader, files } = packs(glue, look, put);
  put("parts.json", Buffer.from(JSON.stringify(files)));
  return loader;
}

// The start script, wasm-bindgen's glue and the loader in one file.
function script(loader) {
  const esbuild = npm("esbuild");
  const together = `${site}.together`;
  mkdirSync(together, { recursive: true });
  cpSync(join(glue, "loudou.js"), join(together, "loudou.js"));
  writeFileSync(join(together, "__wasm_split.js"), loader);
  const { outputFiles } = esbuild.buildSync({
    entryPoints: ["frontend/start.js"],
    alias: { loudou: `./${join(together, "loudou.js")}`, load: "./frontend/load.js" },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: release,
    write: false,
    // The program's address is handed in, the glue's own guess is never used; and it names the loader once
    // for each part.
    logOverride: { "empty-import-meta": "silent", "duplicate-object-key": "silent" },
  });
  return outputFiles[0].contents;
}

// What a tablet does without a line; the server names the files of the build before it.
function worker() {
  const { code } = npm("esbuild").transformSync(readFileSync("frontend/offline.js", "utf8"), { minify: release, target: "es2022" });
  return code;
}

// How the program is called and looks among the others of a tablet.
function manifest() {
  const text = readFileSync("frontend/manifest.json", "utf8");
  return Buffer.from(text.replaceAll(/"src": "([^"]+)"/g, (_, name) => `"src": "/pkg/${pictures.get(name)}"`));
}

// A sheet of style/, with all that it imports, for browsers of the last years.
function style(name) {
  const version = (major, minor = 0) => (major << 16) | (minor << 8);
  const { bundle } = npm("lightningcss");
  const { code, warnings } = bundle({
    filename: `style/${name}`,
    minify: release,
    targets: { chrome: version(123), firefox: version(128), safari: version(17, 5) },
  });
  for (const warning of warnings) console.warn(`style: ${warning.message} (${warning.loc?.filename}:${warning.loc?.line})`);
  return code;
}

function put(name, bytes) {
  const [stem, ending] = [name.slice(0, name.lastIndexOf(".")), extname(name)];
  const named = `${stem}.${hash(bytes)}${ending}`;
  const path = join(fresh, named);
  writeFileSync(path, bytes);
  if (ending === ".png") return named;
  const quality = release ? 11 : 3;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: release ? 9 : 3 }));
  return named;
}

function walk(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
