import { describe, expect, it } from "vitest";
import { defaultLabels } from "../../src/build/labels.ts";
import { browserUrl } from "../../src/host/git.ts";
import { HEAD_SHA, SHA } from "./inputs.ts";

const now = new Date("2026-11-21T12:00:00.500Z");
const commit = { sha: "c".repeat(40), seconds: 1_700_000_000, origin: "https://example.com/acme/api" };

describe("default labels", () => {
  it("are the commit that is checked out, in the event's repository", () => {
    const source = { url: "https://github.com/acme/api", ref: "refs/heads/main", sha: SHA, headSha: null };
    expect(defaultLabels([], { source, commit, now }, null)).toEqual([
      "org.opencontainers.image.source=https://github.com/acme/api",
      `org.opencontainers.image.revision=${commit.sha}`,
      "org.opencontainers.image.created=2026-11-21T12:00:00Z",
    ]);
  });

  it("name a pull request's own commit, not the one that it would be merged as", () => {
    const source = { url: "https://github.com/acme/api", ref: "refs/pull/7/merge", sha: SHA, headSha: HEAD_SHA };
    expect(defaultLabels([], { source, commit, now }, null)).toContain(`org.opencontainers.image.revision=${HEAD_SHA}`);
  });

  it("are what git says outside CI, and leave out what nobody knows", () => {
    expect(defaultLabels([], { source: null, commit, now }, null)[0]).toBe("org.opencontainers.image.source=https://example.com/acme/api");
    expect(defaultLabels([], { source: null, commit: null, now }, null)).toEqual(["org.opencontainers.image.created=2026-11-21T12:00:00Z"]);
  });
});

describe("the address of a remote", () => {
  it.each([
    ["https://github.com/acme/api.git", "https://github.com/acme/api"],
    ["https://x-access-token:ghs_secret@github.com/acme/api", "https://github.com/acme/api"],
    ["git@github.com:acme/api.git", "https://github.com/acme/api"],
    ["ssh://git@example.com:2222/acme/api.git", "https://example.com/acme/api"],
    ["git://example.com/acme/api", "https://example.com/acme/api"],
    ["/srv/git/api.git", null],
    ["../api", null],
  ])("of %s is %s", (remote, url) => {
    expect(browserUrl(remote)).toBe(url);
  });
});
