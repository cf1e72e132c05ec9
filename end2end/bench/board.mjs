// How long the server takes for the board page, and how many it draws.
import { randomUUID } from "node:crypto";
import { anything, chief, paced, person, served, told } from "../fixtures/measure.mjs";

const sizes = [100, 1_000, 5_000];
const rate = 100;
const seconds = 10;
const sockets = 16;
const moves = 20;
console.log(`Method: demo companies of about ${sizes.join(", ")} open deals, as who sees them all; the server held
to one processor, node's http over kept-alive connections on the other. First ${rate} requests a
second for ${seconds} s, each counted from the moment when it was due to the answer's last byte; then as
many as ${sockets} connections get in ${seconds} s. The server keeps what it read till something is
written, and what it drew while it is so: the last line asks for the page while ${moves} moves a second
are made on the same board.`);

for (const size of sizes) {
  await served(size, measure, { alone: true });
}

async function measure({ url, open }) {
  const asked = { filter: anything, order: "next_step" };
  const kinds = {
    "board page (GET /)": (by) => by.get("/", { accept: "text/html" }),
    "board data (POST /api/open)": (by) => by.call("open", asked),
    "one column (POST /api/column)": (by) => by.call("column", { ...asked, stage: 1, from: 0, len: 40 }),
  };
  console.log(`  ${open} open deals`);
  for (const [name, send] of Object.entries(kinds)) {
    const by = await person(url, chief, sockets);
    let size = 0;
    const right = async () => {
      const { status, bytes } = await send(by);
      if (status !== 200) throw new Error(`${name}: ${status}`);
      size = bytes.length;
    };
    for (let n = 0; n < 2 * rate; n++) await right();
    const times = await paced(rate, seconds, right);
    let drawn = 0;
    const end = performance.now() + seconds * 1000;
    const lane = async () => {
      for (; performance.now() < end; drawn++) await right();
    };
    await Promise.all(Array.from({ length: sockets }, lane));
    console.log(`    ${name}, ${Math.round(size / 1000)} kB: at ${rate}/s ${told(times)}; at most ${Math.round(drawn / seconds)} a second`);
    by.end();
  }
  const by = await person(url, chief, sockets);
  const deals = [];
  for (let stage = 1; stage <= 7; stage++) {
    const { rows } = await by.ask("column", { ...asked, stage, from: 0, len: 40 });
    deals.push(...rows.map(({ deal }) => ({ id: deal.id, version: deal.version, stage })));
  }
  let stopped = false;
  const moving = (async () => {
    const begun = performance.now();
    for (let n = 0; !stopped; n++) {
      const early = begun + (n * 1000) / moves - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      const deal = deals[n % deals.length];
      const op = { id: randomUUID(), at: Date.now(), base: deal.version, command: { move: { deal: deal.id, to: { stage: deal.stage + 1 }, reason: null } } };
      const answer = await by.ask("ops", { op });
      if (!answer.applied) throw new Error(JSON.stringify(answer));
      Object.assign(deal, { version: deal.version + 1, stage: deal.stage + 1 });
      if (deal.stage === 8) deals.splice(deals.indexOf(deal), 1);
    }
  })();
  const times = await paced(rate, seconds, () => by.get("/", { accept: "text/html" }));
  stopped = true;
  await moving;
  console.log(`    board page while ${moves} deals move a second: at ${rate}/s ${told(times)}`);
  by.end();
}
