import { run } from "./index.js";
await run("comment");
setTimeout(process.exit, 2000).unref();
