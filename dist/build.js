import { run } from "./index.js";
await run("build");
setTimeout(process.exit, 2000).unref();
