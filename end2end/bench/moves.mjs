// How many moves a second the server makes durable, asked over HTTP.
import { randomUUID } from "node:crypto";
import { anything, chief, person, served, told } from "../fixtures/measure.mjs";

const deals = 400;
const moves = 6400;
const flight = 64;
console.log(`Method: a demo company of ${deals} deals; ${moves} moves to the next stage and back (with a reason),
each an operation of its own by POST /api/ops, ${flight} in flight, each lane on deals of its
own; an answer comes after its commit is on the disk (fsync, shared by those that wait).
Then the server is killed with SIGKILL, started anew, and the histories of all deals counted.`);

await served(deals, async ({ url, server, here }) => {
  const by = await person(url, chief, flight);
  const open = [];
  for (let stage = 1; stage <= 8; stage++) {
    const { rows } = await by.ask("column", { filter: anything, order: "amount", stage, from: 0, len: 200 });
    open.push(...rows.map(({ deal }) => ({ id: deal.id, version: deal.version, stage })));
  }
  const written = async (by) => {
    const lengths = await Promise.all(open.map(async ({ id }) => (await by.ask("deal", { deal: id })).history.length));
    return lengths.reduce((sum, length) => sum + length, 0);
  };
  const before = await written(by);
  const times = [];
  let begun = 0;
  const lane = async (mine) => {
    for (let n = 0; begun < moves; n++) {
      begun++;
      const deal = mine[n % mine.length];
      const back = deal.stage === 8 || (deal.moved && deal.stage > 1);
      const to = deal.stage + (back ? -1 : 1);
      const command = { move: { deal: deal.id, to: { stage: to }, reason: back ? "Measured" : null } };
      const { status, bytes, took } = await by.call("ops", { op: { id: randomUUID(), at: Date.now(), base: deal.version, command } });
      if (status !== 200 || !bytes.includes('"applied"')) throw new Error(`not applied: ${status} ${bytes}`);
      Object.assign(deal, { stage: to, version: deal.version + 1, moved: !back });
      times.push(took);
    }
  };
  const lanes = Array.from({ length: flight }, (_, n) => open.filter((_, at) => at % flight === n));
  const start = performance.now();
  await Promise.all(lanes.map(lane));
  const seconds = (performance.now() - start) / 1000;
  by.end();
  await server.stop("SIGKILL");
  const again = await here.start();
  const reader = await person(again.url, chief, flight);
  const after = await written(reader);
  reader.end();
  console.log(`  ${(times.length / seconds).toFixed(0)} moves a second, ${told(times)} each`);
  console.log(`  after the kill the histories hold ${after - before} more entries, ${times.length} were answered`);
  if (after - before !== times.length) throw new Error("moves that were answered are not there");
});
