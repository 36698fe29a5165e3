import type { RunEvent } from "../../src/forge/event.ts";

/** A run of acme/api on a forge at 127.0.0.1, of no event in particular. */
export function runEvent(over: Partial<RunEvent> = {}): RunEvent {
  return {
    name: "workflow_dispatch",
    repository: { owner: "acme", name: "api" },
    serverUrl: "http://127.0.0.1",
    apiUrl: "http://127.0.0.1/api",
    runId: "1",
    sha: null,
    ref: null,
    pullRequest: null,
    push: null,
    defaultBranch: null,
    workflowRun: null,
    isDependabot: false,
    ...over,
  };
}
