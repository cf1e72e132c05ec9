// How much comes over the wire for the first board. What is recorded is what it was when someone
// last looked; who makes it more than a twentieth heavier has to look again.
import { readFileSync } from "node:fs";
import { chief, person } from "../fixtures/measure.mjs";
import { binary } from "../fixtures/server.mjs";
import { expect, test } from "../fixtures/test.mjs";
import { sum, wire } from "../fixtures/wire.mjs";

const recorded = JSON.parse(readFileSync(new URL("../bench/recorded.json", import.meta.url)));

test.use({ demo: ["--deals", "400", "--seed", "1"] });

test("the first board is no heavier than what is recorded", async ({ server }) => {
  test.skip(!/\/release\//.test(binary), "a developer's build is heavier");
  const visitor = await person(server.url, chief);
  const all = await wire(visitor.get);
  visitor.end();
  console.log(all.map(({ name, bytes }) => `  ${name} ${bytes}`).join("\n"));
  expect(sum(all, "program"), "program, in wasm and JavaScript").toBeLessThanOrEqual(recorded.program * 1.05);
  expect(sum(all, "program"), "what is recorded is out of date").toBeGreaterThan(recorded.program * 0.8);
  expect(sum(all, "style"), "style").toBeLessThanOrEqual(25_000);
  expect(all[0].bytes, "HTML").toBeLessThanOrEqual(60_000);
});
