// The facade as a process, in front of a store in memory: for tests of the process itself.
import { runFacade } from "../../../src/cache/facade/process.ts";
import { createMemoryStore, sha256 } from "./memory-store.ts";

await runFacade((settings, host) => {
  host.log.debug(`opened for ${settings.identity.image} with ${settings.secret}, ${settings.env["ACTIONS_RUNTIME_TOKEN"]} and ${settings.githubToken}`);
  const store = createMemoryStore();
  const manifest = JSON.stringify({ image: settings.identity.image });
  store.offer = { bytes: Buffer.from(manifest), digest: sha256(manifest), mediaType: "application/json" };
  if (settings.env["TEST_FLUSH"] === "hangs") store.flush = () => new Promise(() => {});
  if (settings.env["TEST_RESTORE"] === "slow") store.restoreFile = () => new Promise((done) => setTimeout(() => done("late"), 2500));
  if (settings.env["TEST_FAULT"] !== undefined) setTimeout(() => { throw new Error("nobody catches this"); }, 1);
  return { store, loaded: Promise.resolve(), isGivenUp: () => false, isUsable: () => true, spend() {}, why: () => null };
});
