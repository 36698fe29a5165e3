import type { RunEvent } from "../../src/forge/event.ts";

/** A run of acme/api on a forge at 127.0.0.1, of no event in particular. */
export function runEvent(over: Partial<RunEvent> = {}): RunEvent {
  return {
    ci: "Actions",
    name: "workflow_dispatch",
    forge: "github",
    repository: { owner: "acme", name: "api" },
    apiUrl: "http://127.0.0.1/api",
    serverUrl: null,
    ref: null,
    pullRequest: null,
    mergeBase: null,
    push: null,
    defaultBranch: null,
    workflowRun: null,
    ...over,
  };
}
