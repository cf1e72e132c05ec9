// How long the server takes for the page of a handover of 300 deals, for its data, and for one act
// in it.
import { randomUUID } from "node:crypto";
import { apart, chief, paced, person, told } from "../fixtures/measure.mjs";
import { place } from "../fixtures/server.mjs";

const many = 300;
const rate = 20;
const seconds = 10;
const limit = 50;
console.log(`Method: a demo company; one rep is given ${many} open deals, spread over the stages, and hands them
all over. As who leads it, the server held to one processor, this program on the other: ${rate} requests a
second for ${seconds} s, each counted from the moment when it was due to the answer's last byte. The page is to
take no more than ${limit} ms at the 99th percentile.`);

const here = place();
try {
  here.loudou("demo", "--db", here.db, "--deals", "60", "--seed", "1");
  const server = await here.start();
  apart(server.pid);
  const by = await person(server.url, chief, 16);
  const [desk] = await by.ask("handover_list", {});
  const leaver = desk.people.find((one) => one.name === "張雅筑").id;
  const none = { product: null, source: null, expected: null, status: null, contact: null, next_step: { what: "Call", due: 30_000 } };
  for (let n = 0; n < many; n++) {
    const listing = {
      deal: randomUUID(),
      account: { named: { id: randomUUID(), name: `Works ${n}` } },
      owner: leaver,
      amount: [1_000_000 * (n + 1), "TWD"],
      stage: 1 + (n % 8),
      ...none,
    };
    const answer = await by.ask("ops", { op: { id: randomUUID(), at: Date.now(), base: null, command: { list: listing } } });
    if (!answer.applied) throw new Error(JSON.stringify(answer));
  }
  const plan = await by.ask("handover_plan", { leaver });
  const [[heir]] = plan.heirs;
  const heirs = Object.fromEntries(plan.customers.map((one) => [one.account, heir]));
  const id = randomUUID();
  await by.ask("handover_open", { id, leaver, sudden: false, last_day: 30_000, heirs });
  const { handover } = await by.ask("sitting", { sitting: id });
  const visits = handover.items.filter((one) => one.band === "Bottom");
  const met = (n) => ({ fill: { deal: visits[n % visits.length].deal, fill: { met: `Ms Liu ${n}` } } });
  const acting = (n) => ({ op: { id: randomUUID(), at: Date.now(), base: null, command: { sitting: { hand: { sitting: id, act: met(n) } } } } });
  const kinds = {
    "page (GET /handovers/…)": () => by.get(`/handovers/${id}`, { accept: "text/html" }),
    "data (POST /api/sitting)": () => by.call("sitting", { sitting: id }),
    "story of one deal (POST /api/handover_story)": (n) => by.call("handover_story", { handover: id, deal: handover.items[n % handover.items.length].deal }),
    "one act (POST /api/ops)": (n) => by.call("ops", acting(n)),
  };
  console.log(`  ${handover.items.length} deals`);
  for (const [name, send] of Object.entries(kinds)) {
    let size = 0;
    const right = async (n) => {
      const { status, bytes } = await send(n);
      if (status !== 200) throw new Error(`${name}: ${status}`);
      size = bytes.length;
    };
    for (let n = 0; n < 2 * rate; n++) await right(n);
    const times = await paced(rate, seconds, right);
    console.log(`    ${name}, ${Math.round(size / 1000)} kB: ${told(times)}`);
    const at = [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.99)];
    if (name.startsWith("page") && at > limit) process.exitCode = 1;
  }
  by.end();
} finally {
  await here.end();
}
