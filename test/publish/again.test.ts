import { expect, test } from "vitest";
import { imageFor, keepImage, publish, startWorld, writesTo } from "./world.ts";

test("what another registry has already is not sent again: a second release writes its own tag alone", async () => {
  const [here, there] = [await startWorld(), await startWorld()];
  const sources = ["linux/amd64", "linux/arm64"].map((platform) => `${here.host}/o/app@${keepImage(here, "o/app", imageFor(platform))}`);
  await publish({ sources, tags: `${there.host}/mirror/app:1` });
  there.requests.length = 0;
  const again = await publish({ sources, tags: `${there.host}/mirror/app:1` });
  expect(again.error).toBeNull();
  expect(writesTo(there)).toEqual([]);
  await publish({ sources, tags: `${there.host}/mirror/app:2` });
  expect(writesTo(there)).toEqual(["PUT /v2/mirror/app/manifests/2"]);
});
