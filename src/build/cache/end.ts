import { lookForBuildx } from "../../builder/buildx.ts";
import type { FacadeStatus } from "../../cache/facade/control.ts";
import { removeLeftovers } from "../../cache/facade/leftovers.ts";
import type { Host } from "../../host/host.ts";
import { isPrivateFolder, removePrivateFolder } from "../../host/private-folder.ts";
import { isJsonObject, type JsonObject } from "../../oci/json.ts";
import type { CacheParts } from "./facade-process.ts";
import { removeOwn } from "./fresh-builder.ts";
import { describeTraffic, outcomeOf } from "./outcome.ts";
import { renderCacheSection } from "./section.ts";
import type { CacheState } from "./state.ts";
import type { BuildStatistics } from "../misses/statistics.ts";

/** How long what is still uploaded may take when the job has ended. */
const FINISH_MS = 60_000;

/** Finishes what is being uploaded, for `FINISH_MS` at most, ends the facade, tells the final figures, and removes what is left. */
export async function endCache(host: Host, state: CacheState, { connectFacade }: Pick<CacheParts, "connectFacade">): Promise<void> {
  const final = state.handle === null ? null : await connectFacade(state.handle).finish(FINISH_MS);
  try {
    tell(host, state, final);
    if (state.section !== null) await host.summarize(renderCacheSection(outcomeOf(state, statisticsIn(state.section), final), (text) => host.redact(text)));
    if (state.ownBuilder !== null) await forgetBuilder(host, state.ownBuilder);
  } finally {
    await removeAll(host, state);
  }
}

async function removeAll(host: Host, { folder, handle }: CacheState): Promise<void> {
  if (folder === "") return;
  if (handle !== null && (await isPrivateFolder(host, folder))) removeLeftovers(handle, folder);
  await removePrivateFolder(host, folder);
}

function tell(host: Host, { handle, reason }: CacheState, final: FacadeStatus | null): void {
  if (handle === null) return;
  if (final !== null) host.log.info(describeTraffic(final));
  // One notice, and what main has told of is told.
  if (reason !== null) return;
  if (final === null) host.log.notice("Layer cache: The process that writes it ended before it was done; the next build finds what was stored by then.");
  else if (final.degradedReason !== null) host.log.notice(`Layer cache: ${final.degradedReason}`);
}

/** Of our own making: only what main kept is in the state. */
function statisticsIn({ statistics }: JsonObject): BuildStatistics | null {
  return isJsonObject(statistics) ? (statistics as unknown as BuildStatistics) : null;
}

async function forgetBuilder(host: Host, name: string): Promise<void> {
  const buildx = await lookForBuildx(host);
  if (buildx !== null) await removeOwn(buildx, name);
}
