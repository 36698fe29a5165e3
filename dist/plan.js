import { run } from "./index.js";
await run("plan");
setTimeout(process.exit, 2000).unref();
