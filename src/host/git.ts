import { resolve } from "node:path";
import type { Host } from "./host.ts";

/** What git prints of a folder; null where it fails or is not there: whoever needs the answer says what is missing. */
export async function askGit(host: Host, folder: string, args: readonly string[]): Promise<string | null> {
  // The checkout may be another user's, where the job runs in a container: git then reads nothing without this.
  const result = await host.exec("git", ["-c", "safe.directory=*", "-C", resolve(host.directory, folder), ...args]).catch(() => null);
  return result?.exitCode === 0 ? result.stdout.trim() : null;
}

/** The address of a remote as a browser opens it, without credentials; null for a path. */
export function browserUrl(remote: string): string | null {
  const scp = /^(?:[^@/\s]+@)?([a-z0-9.-]+\.[a-z]+):(?!\/\/)([^\s]+)$/i.exec(remote);
  const text = scp === null ? remote.replace(/^(ssh|git):\/\//, "https://") : `https://${scp[1]}/${scp[2]}`;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return `https://${url.hostname}${url.pathname.replace(/\.git$/, "").replace(/\/$/, "")}`;
}
