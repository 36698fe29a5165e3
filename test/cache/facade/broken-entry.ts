// The facade as a process whose cache cannot be opened.
import { runFacade } from "../../../src/cache/facade/process.ts";

await runFacade(() => Promise.reject(new Error("no cache today")));
