import { runPost } from "./index.js";
await runPost("all");
setTimeout(process.exit, 2000).unref();
