import { onTestFinished } from "vitest";
import { readEvent } from "../../src/forge/event.ts";
import { createForge } from "../../src/forge/connect.ts";
import type { Forge } from "../../src/forge/forge.ts";
import { createTransport } from "../../src/http/transport.ts";
import { type LocalAccount, type LocalForge, type LocalForgeOptions, startForge } from "../../src/local/forge.ts";
import { type FakeHost, fakeHost } from "../fakes/host.ts";

/** A local forge that is closed after the test, with an app that may write, one that may not, and a person. */
export async function localForge(options: LocalForgeOptions): Promise<LocalForge> {
  const local = await startForge(options);
  onTestFinished(() => local.close());
  local.accounts.push(
    options.kind === "github"
      ? { ...app("writer", "write"), login: "github-actions[bot]", id: 41898282 }
      : { ...app("writer", "write"), login: "gitea-actions", id: -2 },
    app("reader", "read"),
    { login: "mallory", id: 666, type: "User", token: "mallory", access: "read", isApp: false },
  );
  return local;
}

function app(token: string, access: LocalAccount["access"]): LocalAccount {
  return { login: `${token}[bot]`, id: 7, type: "Bot", token, access, isApp: true };
}

/** A client of the local forge, as a job with this token has it. */
export async function connect(local: LocalForge, token: string, env: Record<string, string> = {}): Promise<Forge & { host: FakeHost }> {
  const host = fakeHost({ env: { GITHUB_API_URL: local.apiUrl, GITHUB_REPOSITORY: local.repository, ...env } });
  const transport = createTransport(host, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
  onTestFinished(() => transport.close());
  return { ...(await createForge(host, transport, await readEvent(host), token)), host };
}

/** The full hash of a commit, told by one number. */
export function sha(number: number): string {
  return number.toString(16).padStart(40, "a");
}

/** main with commits 1 to 5, and pull request 7 that branched off at 3 with commits 11 and 12. */
export function populate(local: LocalForge): void {
  const line = (numbers: readonly number[], from: number | null) =>
    numbers.forEach((number, index) => {
      const parent = numbers[index - 1] ?? from;
      local.commits.set(sha(number), { sha: sha(number), parents: parent === null ? [] : [sha(parent)] });
    });
  line([1, 2, 3, 4, 5], null);
  line([11, 12], 3);
  local.branches.set("main", sha(5)).set("grow", sha(12));
  local.pullRequests.set(7, {
    number: 7,
    headSha: sha(12),
    headBranch: "grow",
    headOwner: "acme",
    baseRef: "main",
    labels: ["size-ok", "docs"],
    state: "open",
  });
}
