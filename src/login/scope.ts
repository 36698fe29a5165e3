import { join, relative, resolve, sep } from "node:path";

/** What is wrong with a scope, as a full sentence; null for a right one. */
export function judgeScope(scope: string): string | null {
  const [path = "", actions, ...rest] = scope.split("@");
  if (rest.length > 0) return `${JSON.stringify(scope)} has more than one @.`;
  if (actions !== undefined && !/^[a-z]+(,[a-z]+)*$/.test(actions)) return `${JSON.stringify(actions)} is not a list of actions; write pull, push or pull,push behind the @.`;
  if (path === "" && actions === undefined) return null;
  if (path !== "" && !/^[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*$/.test(path)) return `${JSON.stringify(path)} is not a repository; write it without its registry, as in owner/app@push.`;
  return null;
}

/**
 * The folder in which buildx looks for a credential that is for one repository, or one action, of a registry only:
 * `config/HOST[/REPOSITORY][@ACTIONS]` in its own folder. Docker Hub is there by the host of its API.
 */
export function scopeFolder(buildxFolder: string, registry: string, scope: string): string {
  const [path = "", actions] = scope.split("@");
  const root = join(resolve(buildxFolder), "config");
  const folder = join(root, registry === "docker.io" ? "registry-1.docker.io" : registry, path);
  const below = relative(root, folder);
  if (below === "" || below === ".." || below.startsWith(`..${sep}`)) throw new Error(`The scope ${JSON.stringify(scope)} leads out of ${root}.`);
  return actions === undefined ? folder : `${folder}@${actions}`;
}
