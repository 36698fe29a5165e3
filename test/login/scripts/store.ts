// Logs in to the registry of its argument, as one process of many.
import { createTerminalHost } from "../../../src/host/terminal.ts";
import { noJournal } from "../../../src/login/journal.ts";
import { storeCredential } from "../../../src/login/store.ts";

const host = createTerminalHost({ env: process.env, directory: process.cwd(), inputs: {}, stderr: process.stderr, verbosity: "quiet", color: false });
const [registry = ""] = process.argv.slice(2);
const folder = `${process.env["HOME"]}/.docker`;
await storeCredential(host, { registry, credential: { kind: "password", username: "bob", password: `secret-of-${registry}` }, folder, inFile: false }, noJournal);
