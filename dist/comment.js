import { run } from "./index.js";
await run("comment");
process.exit();
