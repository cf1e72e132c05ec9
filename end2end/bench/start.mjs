// How soon a server on an existing database answers, and what it holds when nobody asks.
import { memory, served, told } from "../fixtures/measure.mjs";

const sizes = [100, 1_000, 5_000];
const rounds = 10;
console.log(`Method: databases of demo companies of about ${sizes.join(", ")} open deals; ${rounds} starts each, from the
start of the process till GET /readyz is answered, asked every 2 ms. Memory (VmRSS) 2 s later.`);

for (const size of sizes) {
  await served(size, async ({ server, here, open }) => {
    await server.stop();
    const times = [];
    let held = 0;
    for (let n = 0; n < rounds; n++) {
      const again = await here.start([], null, 2);
      times.push(again.took);
      if (n === rounds - 1) {
        await new Promise((resolve) => setTimeout(resolve, 2000));
        held = memory(again.pid);
      }
      await again.stop();
    }
    console.log(`  ${open} open deals: ${told(times)}; ${(held / 1e6).toFixed(1)} MB`);
  });
}
