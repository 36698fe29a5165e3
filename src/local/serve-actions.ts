// node src/local/serve-actions.ts [OPTIONS]: the Actions service in a process of its own, so that what it computes disturbs
// nobody who is measured. OPTIONS is a JSON object, as startActionsService takes it. Prints one line of JSON: where the service
// and its control listen, and the variables of a job. It ends with its standard input, where that is a pipe, or by a signal.
import { fstatSync } from "node:fs";
import { type ActionsServiceOptions, startActionsService } from "./actions-service.ts";
import { startControl } from "./actions-control.ts";

/** The line that is printed. */
export interface ServedActions {
  readonly pid: number;
  readonly url: string;
  readonly apiUrl: string;
  /** For `connectControl`. */
  readonly controlUrl: string;
  /** Of a job on the default branch. */
  readonly env: Readonly<Record<string, string>>;
}

const service = await startActionsService(JSON.parse(process.argv[2] ?? "{}") as ActionsServiceOptions);
const control = await startControl(service);
const { url, apiUrl } = service;
const line: ServedActions = { pid: process.pid, url, apiUrl, controlUrl: control.url, env: service.env() };
process.stdout.write(`${JSON.stringify(line)}\n`);

const input = fstatSync(0);
if (input.isFIFO() || input.isSocket()) process.stdin.on("end", () => process.exit(0)).resume();
