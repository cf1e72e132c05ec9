// Bytes over the wire till the first board is there and alive.
import { chief, kilo, person, served } from "../fixtures/measure.mjs";

const deals = 400;
console.log(`Method: a demo company of ${deals} deals, the board of who sees them all. The page and every
file its head names are fetched with \`accept-encoding: br\`; what is counted are the bytes
of the answers' bodies as they came, without headers.`);

await served(deals, async ({ url }) => {
  const visitor = await person(url, chief);
  const wire = { "accept-encoding": "br", accept: "text/html" };
  const page = await visitor.get("/", wire);
  const html = (await visitor.get("/", { accept: "text/html" })).bytes;
  const files = [...new Set(html.toString().match(/\/pkg\/[\w.-]+/g))];
  let sum = page.bytes.length;
  const line = (what, bytes, note = "") => console.log(`  ${kilo(bytes)}  ${what}${note}`);
  line("HTML", page.bytes.length, ` (${kilo(html.length).trim()} unpacked, ${page.headers["content-encoding"]})`);
  for (const file of files) {
    const answer = await visitor.get(file, wire);
    if (answer.status !== 200) throw new Error(`${file}: ${answer.status}`);
    const plain = await visitor.get(file);
    sum += answer.bytes.length;
    line(file.replace("/pkg/", ""), answer.bytes.length, ` (${kilo(plain.bytes.length).trim()} unpacked, ${answer.headers["content-encoding"] ?? "as it is"})`);
  }
  line("together, the first time", sum);
  line("each later time: files are kept for good", page.bytes.length);
  visitor.end();
});
