import { run } from "./index.js";
await run("publish");
setTimeout(process.exit, 2000).unref();
