import { chromium } from "@playwright/test";
const b = await chromium.launch({executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args:["--no-sandbox"]});
const c = await b.newContext({viewport:{width:1180,height:820},hasTouch:true}); const p = await c.newPage();
await p.addInitScript(()=>{Error.stackTraceLimit=90});
p.on("console", m=>console.log("C", m.type(), m.text().slice(0,300).replaceAll(/\(http\S+/g,"").replaceAll(/\[[0-9a-f]{16}\]/g,""))); p.on("pageerror", e=>console.log("E", e.message.slice(0,500)));
const base="http://127.0.0.1:3210";
await p.goto(base+"/"); await p.evaluate(async()=>{await fetch("/api/enter_demo",{method:"POST",headers:{"content-type":"application/x-www-form-urlencoded"},body:"login=guohua.xu"})});
await p.goto(base+"/table?band=middle"); await p.waitForTimeout(2500);

await p.getByRole("columnheader", { name: "Amount" }).getByRole("button").tap();
await p.waitForTimeout(1500);console.log("SORTED");
await p.tap("[data-shape='/']"); await p.waitForTimeout(1500);
console.log(p.url());
await b.close();
