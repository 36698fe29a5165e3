import { run } from "./index.js";
await run("diff");
setTimeout(process.exit, 2000).unref();
