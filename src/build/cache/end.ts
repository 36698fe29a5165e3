import { lookForBuildx } from "../../builder/buildx.ts";
import { removeLeftovers } from "../../cache/facade/leftovers.ts";
import type { Host } from "../../host/host.ts";
import { isPrivateFolder, removePrivateFolder } from "../../host/private-folder.ts";
import { isJsonObject, type JsonObject } from "../../oci/json.ts";
import type { CacheParts } from "./facade-process.ts";
import { removeOwn } from "./fresh-builder.ts";
import { guard } from "./guard.ts";
import { describeTraffic, outcomeOf } from "./outcome.ts";
import { renderCacheSection } from "./section.ts";
import type { CacheState } from "./state.ts";
import type { BuildStatistics } from "../misses/statistics.ts";

/** How long what is still uploaded may take when the job has ended. */
const FINISH_MS = 60_000;

/** Finishes what is being uploaded, for `FINISH_MS` at most, ends the facade, tells the final figures, and removes what is left. */
export async function endCache(host: Host, state: CacheState, { connectFacade }: Pick<CacheParts, "connectFacade">): Promise<void> {
  const { handle, section, ownBuilder } = state;
  // One notice, and what main has told of is told.
  let { reason } = state;
  const degrade = (text: string): void => {
    if (reason === null) host.log.notice(`Layer cache: ${text}`);
    reason ??= text;
  };
  const on = { host, degrade };
  const final = handle === null ? null : await guard(on, "It was not ended in order", () => connectFacade(handle).finish(FINISH_MS), null);
  if (final !== null) host.log.info(describeTraffic(final));
  if (final !== null && final.degradedReason !== null) degrade(final.degradedReason);
  if (handle !== null && final === null) degrade("The process that writes it ended before it was done; the next build finds what was stored by then.");
  const summarize = (known: JsonObject): Promise<unknown> => host.summarize(renderCacheSection(outcomeOf({ ...state, reason }, statisticsIn(known), final), (text) => host.redact(text)));
  if (section !== null) await guard(on, "The summary says nothing of it", () => summarize(section), undefined);
  if (ownBuilder !== null) await guard(on, `Builder ${ownBuilder} was not removed`, () => forgetBuilder(host, ownBuilder), undefined);
  await guard(on, "What it left on the disk was not removed", () => removeAll(host, state), undefined);
}

async function removeAll(host: Host, { folder, handle }: CacheState): Promise<void> {
  if (folder === "") return;
  if (handle !== null && (await isPrivateFolder(host, folder))) removeLeftovers(handle, folder);
  await removePrivateFolder(host, folder);
}

/** Of our own making: only what main kept is in the state. */
function statisticsIn({ statistics }: JsonObject): BuildStatistics | null {
  return isJsonObject(statistics) ? (statistics as unknown as BuildStatistics) : null;
}

async function forgetBuilder(host: Host, name: string): Promise<void> {
  const buildx = await lookForBuildx(host);
  if (buildx !== null) await removeOwn(buildx, name);
}
