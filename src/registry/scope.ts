/** A right to a repository, as tokens carry it (distribution, token scope specification). */
export interface Scope {
  readonly repository: string;
  readonly actions: "pull" | "pull,push" | "delete";
}

/** `repository:app:pull,push repository:base:pull`. */
export function formatScopes(scopes: readonly Scope[]): string {
  return scopes.map(({ repository, actions }) => `repository:${repository}:${actions}`).join(" ");
}

/**
 * What to ask a token for: what the challenge names, with the actions we came for beside its own (a registry that is asked whether
 * a blob is there names `pull`, and the upload that follows needs more), and the repositories beside the first that it does not name.
 */
export function mergeScopes(challenged: string, wanted: string): string {
  const ours = wanted.split(" ").map(splitScope);
  const theirs = challenged.split(" ").map(splitScope);
  const widened = theirs.map(({ resource, actions }) => {
    const own = ours.find((scope) => scope.resource === resource);
    return { resource, actions: [...new Set([...actions, ...(own?.actions ?? [])])] };
  });
  const forgotten = ours.slice(1).filter(({ resource }) => theirs.every((scope) => scope.resource !== resource));
  return [...widened, ...forgotten].map(({ resource, actions }) => `${resource}:${actions.join(",")}`).join(" ");
}

function splitScope(scope: string): { resource: string; actions: string[] } {
  const colon = scope.lastIndexOf(":");
  return { resource: scope.slice(0, colon), actions: scope.slice(colon + 1).split(",") };
}
