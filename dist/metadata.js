import { run } from "./index.js";
await run("metadata");
setTimeout(process.exit, 2000).unref();
