import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { declaration } from "../../../src/login/inputs.ts";
import { checkProviders } from "../../../src/login/providers/check.ts";
import { ENDPOINTS } from "../../../src/login/providers/endpoints.ts";
import { chooseProvider } from "../../../src/login/providers/exchange.ts";
import { NO_INPUTS } from "./world.ts";

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>>; readonly env?: Readonly<Record<string, string>> }[];
}

const text = readFileSync(new URL("../../../actions/login/providers.md", import.meta.url), "utf8");
const jobs = [...text.matchAll(/^## (.+)$|^```yaml\n([\s\S]*?)^```$/gm)].reduce<{ title: string; found: [string, Job][] }>(
  ({ title, found }, [, heading, yaml]) => (heading === undefined ? { title, found: [...found, [title, parse(yaml ?? "") as Job]] } : { title: heading, found }),
  { title: "", found: [] },
).found;

/** What the expressions of a workflow are at work. */
function evaluate(value: string): string {
  return value === "${{ vars.DOCKERHUB_OIDC_CONNECTIONID }}" ? "123e4567-e89b-42d3-a456-426614174000" : value;
}

function ask(job: Job) {
  const { with: inputs, env = {} } = job.steps[0]!;
  const oidc = { ACTIONS_ID_TOKEN_REQUEST_URL: "https://ci.example.com/", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "x" };
  return {
    registry: inputs["registry"] ?? "docker.io",
    inputs: {
      ...NO_INPUTS,
      username: inputs["username"] ?? "",
      password: inputs["password"] ?? "",
      roleToAssume: inputs["role-to-assume"] ?? "",
      awsRegion: inputs["aws-region"] ?? "",
      workloadIdentityProvider: inputs["workload-identity-provider"] ?? "",
      serviceAccount: inputs["service-account"] ?? "",
      clientId: inputs["client-id"] ?? "",
      tenantId: inputs["tenant-id"] ?? "",
    },
    env: { ...(job.permissions?.["id-token"] === "write" ? oidc : {}), ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, evaluate(value)])) },
    endpoints: ENDPOINTS,
  };
}

test("Every job of the page names inputs that there are, and nothing is wrong with them", () => {
  for (const [title, job] of jobs) {
    expect(Object.keys(job.steps[0]?.with ?? {}).filter((name) => !Object.hasOwn(declaration.inputs, name)), title).toEqual([]);
    expect(checkProviders([ask(job)]), title).toEqual([]);
  }
});

test("Each is the business of the provider that the page says", () => {
  expect(jobs.map(([title, job]) => [title, chooseProvider(ask(job))])).toEqual([
    ["GitHub's registry (ghcr.io)", null],
    ["Docker Hub", null],
    ["Docker Hub", "docker-hub"],
    ["Amazon ECR", "ecr"],
    ["Amazon ECR", "ecr"],
    ["Amazon ECR Public", "ecr-public"],
    ["Google Artifact Registry", "google"],
    ["Google Artifact Registry", null],
    ["Azure Container Registry", "azure"],
    ["Quay", "quay"],
    ["Harbor", null],
    ["GitLab", null],
    ["Any other", null],
  ]);
});
