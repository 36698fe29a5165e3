// One job's process: performs the operations given on standard input with the real client, writes what came of them.
import { writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { createCacheStore } from "../../src/cache/store.ts";
import { exitOnSignals } from "../../src/host/exit.ts";
import { fakeHost } from "../fakes/host.ts";
import type { JobScript } from "./run-job.ts";

const { operations, budgetMs, isConcurrent } = JSON.parse(await text(process.stdin)) as JobScript;
exitOnSignals();
const host = fakeHost({ kind: "runner", env: process.env });

async function perform(operation: JobScript["operations"][number]): Promise<unknown> {
  const store = createCacheStore(host, budgetMs ?? 60_000);
  if ("save" in operation) return await store.save(operation.save, Buffer.from(operation.content));
  const found = await store.find(operation.find);
  return found === null ? null : { key: found.key, content: found.content.toString() };
}

const results: unknown[] = [];
if (isConcurrent === true) results.push(...(await Promise.all(operations.map(perform))));
else for (const operation of operations) results.push(await perform(operation));
writeFileSync(process.argv[2] ?? "", JSON.stringify(results));
