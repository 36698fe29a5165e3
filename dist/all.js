import { run } from "./index.js";
await run("all");
setTimeout(process.exit, 2000).unref();
