import { run } from "./index.js";
await run("diff");
process.exit();
