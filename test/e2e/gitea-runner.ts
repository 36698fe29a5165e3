import { askGitea, type Gitea } from "./gitea.ts";
import { pause } from "./processes.ts";

/** A job as the forge hands it to a runner: who it is for, what happened, and the tokens that it has. */
export interface GiteaJob {
  readonly id: string;
  /** The `github` context. */
  readonly context: {
    readonly event_name: string;
    readonly event: object;
    readonly sha: string;
    readonly ref: string;
    readonly base_ref: string;
    readonly repository: string;
    readonly run_id: string;
    readonly api_url: string;
    readonly server_url: string;
    readonly actor: string;
    readonly token: string;
    /** For the service of artifacts. */
    readonly gitea_runtime_token: string;
  };
}

/** What takes jobs from the forge, as its own runner does, and leaves to the test what their steps do. */
export interface GiteaRunner {
  /** The next job that `isWanted`, once there is one; what comes before it ends at once, with nothing done. */
  take(isWanted: (job: GiteaJob) => boolean): Promise<GiteaJob>;
  end(job: GiteaJob, succeeded: boolean): Promise<void>;
}

/** Registers a runner for jobs that run on `ubuntu-latest`. */
export async function registerRunner(gitea: Gitea): Promise<GiteaRunner> {
  const { token } = (await askGitea(gitea, gitea.adminToken, "POST", "/admin/actions/runners/registration-token")) as { token: string };
  const labels = ["ubuntu-latest"];
  const registered = await call(gitea, "Register", { name: "e2e", token, version: "e2e", labels });
  const { uuid, token: secret } = registered["runner"] as { uuid: string; token: string };
  const access = { "x-runner-uuid": uuid, "x-runner-token": secret };
  const end: GiteaRunner["end"] = async ({ id }, succeeded) => {
    const now = new Date().toISOString();
    const state = { id, result: succeeded ? "RESULT_SUCCESS" : "RESULT_FAILURE", startedAt: now, stoppedAt: now };
    await call(gitea, "UpdateTask", { state }, access);
  };
  return {
    end,
    async take(isWanted) {
      for (let attempt = 0; attempt < 300; attempt += 1) {
        const { task } = await call(gitea, "FetchTask", {}, access);
        if (task === undefined) await pause(100);
        else if (isWanted(task as GiteaJob)) return task as GiteaJob;
        else await end(task as GiteaJob, true);
      }
      throw new Error("Gitea has no such job to run.");
    },
  };
}

/** Connect's protocol in its JSON form. */
async function call(gitea: Gitea, method: string, message: object, access: Readonly<Record<string, string>> = {}): Promise<Record<string, unknown>> {
  const response = await fetch(`${gitea.url}/api/actions/runner.v1.RunnerService/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...access },
    body: JSON.stringify(message),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Gitea, asked to ${method}, said ${response.status}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}
