// How many moves a second the server makes durable, asked over HTTP, and how long one takes.
import { randomUUID } from "node:crypto";
import { anything, chief, paced, person, served, told } from "../fixtures/measure.mjs";

const sizes = [100, 1_000, 5_000];
const moves = 12_800;
const flight = 64;
const rate = 100;
const calm = 20;
console.log(`Method: demo companies of about ${sizes.join(", ")} open deals; the server held to one processor, this
program on the other. ${moves} moves to the next stage and back (with a reason), each an operation
of its own by POST /api/ops, ${flight} in flight, each lane on deals of its own; an answer comes after
its commit is on the disk (fsync, shared by those that wait). Then ${rate} a second for ${calm} s, each
counted from the moment when it was due. Then the server is killed with SIGKILL, started anew,
and the histories of all deals that were moved are counted.`);

for (const size of sizes) await served(size, measure, { alone: true });

async function measure({ url, server, here, open: there }) {
  const by = await person(url, chief, flight);
  const open = [];
  for (let stage = 1; stage <= 8; stage++) {
    const { rows } = await by.ask("column", { filter: anything, order: "amount", stage, from: 0, len: 100 });
    open.push(...rows.map(({ deal }) => ({ id: deal.id, version: deal.version, stage })));
  }
  const written = async (by) => {
    const lengths = await Promise.all(open.map(async ({ id }) => (await by.ask("deal", { deal: id })).history.length));
    return lengths.reduce((sum, length) => sum + length, 0);
  };
  const move = async (deal) => {
    const back = deal.stage === 8 || (deal.moved && deal.stage > 1);
    const to = deal.stage + (back ? -1 : 1);
    const command = { move: { deal: deal.id, to: { stage: to }, reason: back ? "Measured" : null } };
    const { status, bytes, took } = await by.call("ops", { op: { id: randomUUID(), at: Date.now(), base: deal.version, command } });
    if (status !== 200 || !bytes.includes('"applied"')) throw new Error(`not applied: ${status} ${bytes}`);
    Object.assign(deal, { stage: to, version: deal.version + 1, moved: !back });
    return took;
  };
  const before = await written(by);
  const times = [];
  let begun = 0;
  const lane = async (mine) => {
    for (let n = 0; begun < moves; n++) {
      begun++;
      times.push(await move(mine[n % mine.length]));
    }
  };
  const lanes = Array.from({ length: flight }, (_, n) => open.filter((_, at) => at % flight === n));
  const start = performance.now();
  await Promise.all(lanes.filter((lane) => lane.length).map(lane));
  const seconds = (performance.now() - start) / 1000;
  // A deal is not moved while it is being moved.
  const free = [...open];
  const one = async () => {
    const deal = free.shift();
    await move(deal);
    free.push(deal);
  };
  const calmly = await paced(rate, calm, one);
  by.end();
  await server.stop("SIGKILL");
  const again = await here.start();
  const reader = await person(again.url, chief, flight);
  const after = await written(reader);
  reader.end();
  const answered = times.length + calmly.length;
  console.log(`  ${there} open deals: ${(times.length / seconds).toFixed(0)} moves a second, ${told(times)} each`);
  console.log(`    at ${rate} a second: ${told(calmly)}`);
  console.log(`    after the kill the histories hold ${after - before} more entries, ${answered} were answered`);
  if (after - before !== answered) throw new Error("moves that were answered are not there");
}
