import { run } from "./index.js";
await run("login");
setTimeout(process.exit, 2000).unref();
