import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { closeJournal, readJournal } from "./journal.ts";
import { hidePasswords } from "./passwords.ts";
import { parseRegistryAuth } from "./registry-auth.ts";
import { takeBack } from "./take-back.ts";

/** Takes away what the step added, and nothing else, and proves that it is gone. Throws a `UserError` with all that is left. */
export async function post(host: Host): Promise<void> {
  const several = host.input("registry-auth");
  const single = { registry: "", username: host.input("username"), password: host.input("password"), scope: "", ecr: "" };
  hidePasswords(host, [single, ...(several.trim() === "" ? [] : parseRegistryAuth(several).logins)]);
  const entries = await readJournal(host);
  const troubles = await takeBack(host, entries);
  await closeJournal(host);
  if (troubles.length > 0) {
    throw new UserError(
      [`The login could not be taken away whole:`, ...troubles.map((trouble) => `- ${trouble}`)].join("\n"),
      "Remove it by hand (`docker logout REGISTRY`) where the machine outlives the job.",
    );
  }
  const registries = new Set(entries.flatMap((entry) => (entry.kind === "folder" ? [] : [entry.registry])));
  for (const registry of registries) host.log.info(`Logged out of ${registry}.`);
}
