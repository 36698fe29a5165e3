import { expect, test } from "vitest";
import { findHeld, parseDiskUsage } from "../../../src/cache/mounts/disk-usage.ts";

const printed = `ID:           05ugxshubfr6pl7eqjjk3edd6
Created at:   2026-11-21 12:47:33.946373255 +0000 UTC
Mutable:      true
Reclaimable:  true
Shared:       false
Size:         556.2MB
Description:  cached mount /root/x from exec /bin/sh -c echo "$E" 'a b' > /z/f with id "ns/glob-amd64"
Usage count:  12
Last used:    Less than a second ago
Type:         exec.cachemount

ID:           215zjde0zvtbjvhif5aimsxwz
Parents:
 - j47268mzp2ir7gmwgz7fg8xr2
Created at:   2026-11-21 12:47:33.947553758 +0000 UTC
Mutable:      true
Reclaimable:  true
Shared:       false
Size:         8.192kB
Description:  cached mount /w/rel2 from exec /bin/sh -c touch rel2/f
cat <<x

ID: none with id "//no"
 with id "//y \\"z\\""
Usage count:  1
Type:         exec.cachemount

ID:           p0ju8fn0pdv9lefi5tl4rqkrw
Size:         5MB
Description:  mount / from exec /bin/sh -c true
Usage count:  1
Type:         regular
`;

test("what buildx prints of a builder's cache mounts is read, whatever the commands that made them say", () => {
  expect(parseDiskUsage(printed)).toContainEqual({ fullId: "ns/glob-amd64", sizeBytes: 556_200_000, usageCount: 12, hasBase: false });
  expect(parseDiskUsage(printed).map(({ fullId }) => fullId)).toEqual(["ns/glob-amd64", '//y "z"']);
});

test("a mount is found by namespace, id, and whether it has an owner of its own", () => {
  const held = [{ fullId: "/npm", sizeBytes: 1, usageCount: 1, hasBase: false }, { fullId: "/npm", sizeBytes: 9, usageCount: 1, hasBase: false }];
  const npm = { id: "npm", target: "/npm", base: null, sharing: "shared", isReadOnly: false, platforms: [] } as const;
  expect(findHeld(held, npm, "")?.sizeBytes).toBe(9);
  expect(findHeld(held, npm, "ns")).toBeUndefined();
  expect(findHeld(held, { ...npm, base: { uid: 1, gid: 1, mode: 0o755 } }, "")).toBeUndefined();
});
