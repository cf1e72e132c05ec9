// Bytes over the wire till the first board is there and alive, and of what comes after it.
import { chief, kilo, person, served } from "../fixtures/measure.mjs";
import { sum, wire } from "../fixtures/wire.mjs";

const sizes = [100, 1_000, 5_000];
console.log(`Method: demo companies of about ${sizes.join(", ")} open deals, the board of who sees them all. The page and
every file its head names are fetched with \`accept-encoding: br\`; what is counted are the
bytes of the answers' bodies as they came, without headers. What every page gets right after, when its cards can be
carried, is told apart: head, rail and what talks (soon), what opens over any page (sheets), what these look like.`);

for (const size of sizes) {
  await served(size, async ({ url, open }) => {
    const visitor = await person(url, chief);
    const all = await wire(visitor.get);
    console.log(`  ${open} open deals`);
    if (size === sizes[0]) for (const { name, bytes, plain } of all.slice(1)) console.log(`  ${kilo(bytes)}  ${name} (${kilo(plain).trim()} unpacked)`);
    console.log(`  ${kilo(all[0].bytes)}  HTML (${kilo(all[0].plain).trim()} unpacked)`);
    console.log(`  ${kilo(sum(all, "program"))}  program, in wasm and JavaScript`);
    console.log(`  ${kilo(all.reduce((sum, { bytes }) => sum + bytes, 0) - sum(all, "after"))}  together, the first time`);
    console.log(`  ${kilo(sum(all, "after"))}  right after it`);
    visitor.end();
  });
}
