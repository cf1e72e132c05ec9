// How long the server takes for the board page, and for what the board begins with.
import { anything, chief, person, served, told } from "../fixtures/measure.mjs";

const deals = 400;
const warm = 40;
const alone = 300;
const together = 600;
const sockets = 8;
console.log(`Method: a demo company of ${deals} deals on a file in the system's folder for temporary files,
as who sees them all; node's http over kept-alive connections on the same machine; the time
is from the request to the answer's last byte. ${warm} requests to warm up, then ${alone} one after
another, then ${together} over ${sockets} connections.`);

await served(deals, async ({ url }) => {
  const asked = { filter: anything, order: "next_step" };
  const kinds = {
    "board page (GET /)": (by) => by.get("/", { accept: "text/html" }),
    "board data (POST /api/open)": (by) => by.call("open", asked),
    "one column (POST /api/column)": (by) => by.call("column", { ...asked, stage: 1, from: 0, len: 40 }),
  };
  for (const [name, send] of Object.entries(kinds)) {
    const one = await person(url, chief);
    const many = await person(url, chief, sockets);
    const right = async (by) => {
      const { status, took, bytes } = await send(by);
      if (status !== 200) throw new Error(`${name}: ${status}`);
      return { took, size: bytes.length };
    };
    for (let n = 0; n < warm; n++) await right(one);
    const times = [];
    let size = 0;
    for (let n = 0; n < alone; n++) {
      const done = await right(one);
      times.push(done.took);
      size = done.size;
    }
    const begun = performance.now();
    const busy = [];
    const lane = async () => {
      for (let n = 0; n < together / sockets; n++) busy.push((await right(many)).took);
    };
    await Promise.all(Array.from({ length: sockets }, lane));
    const seconds = (performance.now() - begun) / 1000;
    console.log(`  ${name}, ${Math.round(size / 1000)} kB`);
    console.log(`    one after another:  ${told(times)}`);
    console.log(`    ${sockets} connections:      ${told(busy)}, ${(busy.length / seconds).toFixed(0)} a second`);
    one.end();
    many.end();
  }
});
