import { runPost } from "./index.js";
await runPost("login");
setTimeout(process.exit, 2000).unref();
