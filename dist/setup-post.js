import { runPost } from "./index.js";
await runPost("setup");
setTimeout(process.exit, 2000).unref();
