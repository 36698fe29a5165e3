import { run } from "./index.js";
await run("setup");
setTimeout(process.exit, 2000).unref();
