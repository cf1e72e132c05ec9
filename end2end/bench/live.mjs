// How soon those who have the board open hear of a move, and what each costs.
import { randomUUID } from "node:crypto";
import { anything, apart, chief, memory, person, told } from "../fixtures/measure.mjs";
import { place } from "../fixtures/server.mjs";

const people = 21;
const each = 24;
const readers = 500;
const rate = 20;
const seconds = 20;
console.log(`Method: a demo company of 400 deals; ${readers} streams (GET /live) of ${people} people who see all deals; the
server held to one processor, this program, which reads them all, on the other. ${rate} moves a
second for ${seconds} s. The time is from the moment a move is sent (so it holds the commit to the disk)
till each reader has it. Memory is what the process holds (VmRSS) with and without the readers.`);

const here = place();
try {
  here.loudou("demo", "--db", here.db, "--deals", "400", "--seed", "1");
  const logins = Array.from({ length: people }, (_, n) => `reader${n}`);
  for (const login of logins) here.loudou("user", "add", "--db", here.db, "--name", login, "--role", "administrator", "--no-password", login);
  const server = await here.start();
  apart(server.pid);
  const mover = await person(server.url, chief, 4);
  const deals = [];
  for (let stage = 1; stage <= 7; stage++) {
    const { rows } = await mover.ask("column", { filter: anything, order: "amount", stage, from: 0, len: 40 });
    deals.push(...rows.map(({ deal }) => ({ id: deal.id, version: deal.version, stage })));
  }
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const idle = memory(server.pid);
  const sent = new Map();
  const times = [];
  let heard = 0;
  const lines = [];
  for (let n = 0; n < readers; n++) {
    const reader = await person(server.url, logins[Math.floor(n / each)]);
    const line = await reader.listen((event) => {
      const op = /"op":"([\w-]+)"/.exec(event)?.[1];
      if (!sent.has(op)) return;
      times.push(performance.now() - sent.get(op));
      heard++;
    });
    // The line that signed in is another than the stream.
    reader.end();
    lines.push(line);
  }
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const full = memory(server.pid);
  const begun = performance.now();
  for (let n = 0; n < rate * seconds; n++) {
    const early = begun + (n * 1000) / rate - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const deal = deals[n % deals.length];
    const op = { id: randomUUID(), at: Date.now(), base: deal.version, command: { move: { deal: deal.id, to: { stage: deal.stage + 1 }, reason: null } } };
    sent.set(op.id, performance.now());
    const answer = await mover.ask("ops", { op });
    if (!answer.applied) throw new Error(JSON.stringify(answer));
    Object.assign(deal, { version: deal.version + 1, stage: deal.stage + 1 });
    if (deal.stage === 8) deals.splice(deals.indexOf(deal), 1);
  }
  const all = readers * rate * seconds;
  for (let n = 0; n < 100 && heard < all; n++) await new Promise((resolve) => setTimeout(resolve, 100));
  console.log(`  sent to received: ${told(times)}; ${heard} of ${all} received`);
  console.log(`  memory: ${(idle / 1e6).toFixed(1)} MB idle, ${((full - idle) / readers / 1024).toFixed(1)} KiB a reader`);
  lines.forEach((line) => line.end());
  mover.end();
  if (heard !== all) throw new Error("not everyone heard everything");
} finally {
  await here.end();
}
