import { runPost } from "./index.js";
await runPost("build");
setTimeout(process.exit, 2000).unref();
