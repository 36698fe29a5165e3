import type { Host } from "../host/host.ts";
import { parseGoBoolean } from "../inputs/go-boolean.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { parseRepository } from "../oci/reference.ts";
import type { declaration } from "./inputs.ts";
import { checkProviders } from "./providers/check.ts";
import type { Endpoints } from "./providers/endpoints.ts";
import { chooseProvider } from "./providers/exchange.ts";
import type { ProviderInputs, ProviderName, ProviderQuestion } from "./providers/provider.ts";
import { type LoginInputs, parseRegistryAuth } from "./registry-auth.ts";
import { parseRegistry } from "./registry-name.ts";

/** What `login` will do, as data, without its passwords. */
export interface LoginPlan {
  readonly logins: readonly PlannedLogin[];
  readonly isolate: "home" | "job";
  /** Whose right to be pushed to is checked; null: none. */
  readonly image: { readonly registry: string; readonly repository: string } | null;
  readonly ifMissing: "notice" | "error";
  /** Whether `post` takes it all away. */
  readonly logout: boolean;
}

/** One login; of its password only whether there is one. */
export interface PlannedLogin {
  /** As a `Reference` names it. */
  readonly registry: string;
  readonly username: string;
  readonly hasPassword: boolean;
  /** For buildx alone; "" for a login to the whole registry. */
  readonly scope: string;
  readonly ecr: "auto" | "true" | "false";
  /** Whose exchange gives the credential; null: the username and the password are it. */
  readonly provider: ProviderName | null;
}

type LoginVerbInputs = Inputs<typeof declaration>;

const SINGLE = ["registry", "username", "password", "scope", "ecr"] as const;

/** The logins that the inputs ask for. */
export function readLogins(inputs: LoginVerbInputs): readonly LoginInputs[] {
  const several = inputs["registry-auth"] ?? "";
  if (several !== "") return parseRegistryAuth(several).logins;
  const { registry = "", username = "", password = "", scope = "", ecr = "" } = inputs;
  return [{ registry, username, password, scope, ecr }];
}

/** Plans the logins, and finds what is wrong with the inputs taken together. */
export function planLogin(
  inputs: LoginVerbInputs,
  host: Pick<Host, "env" | "kind">,
  endpoints: Endpoints,
): { readonly plan: LoginPlan; readonly mistakes: readonly string[] } {
  const image = inputs.image === undefined ? null : parseRepository(inputs.image);
  const given = readLogins(inputs);
  const known = given.map((login) => planOne(login, host));
  const questions = known.map((login, index): ProviderQuestion => {
    const password = given[index]?.password.trim() ?? "";
    return { registry: login.registry, inputs: providerInputsFor(login, password, inputs), env: host.env, endpoints };
  });
  const plan: LoginPlan = {
    logins: known.map((login, index) => ({ ...login, provider: questions[index] === undefined ? null : chooseProvider(questions[index]) })),
    isolate: chooseIsolation(inputs.isolate, host),
    image: image === null ? null : { registry: image.registry, repository: image.repository },
    ifMissing: inputs["if-missing"],
    logout: inputs.logout,
  };
  return { plan, mistakes: [...judge(inputs, plan, host), ...checkProviders(questions)] };
}

/** What one login's exchange is told; what a vendor needs is the same for all logins of the step. */
export function providerInputsFor(login: Pick<PlannedLogin, "username" | "ecr">, password: string, inputs: LoginVerbInputs): ProviderInputs {
  return {
    username: login.username,
    password,
    ecr: login.ecr,
    roleToAssume: inputs["role-to-assume"] ?? "",
    awsRegion: inputs["aws-region"] ?? "",
    workloadIdentityProvider: inputs["workload-identity-provider"] ?? "",
    serviceAccount: inputs["service-account"] ?? "",
    clientId: inputs["client-id"] ?? "",
    tenantId: inputs["tenant-id"] ?? "",
  };
}

function planOne({ registry, username, password, scope, ecr }: LoginInputs, { env }: Pick<Host, "env">): Omit<PlannedLogin, "provider"> {
  return {
    registry: parseRegistry(registry),
    username,
    hasPassword: password.trim() !== "",
    scope: parseGoBoolean(env["DOCKER_LOGIN_SCOPE_DISABLED"] ?? "") === true ? "" : scope,
    ecr: ecr === "true" || ecr === "false" ? ecr : "auto",
  };
}

function chooseIsolation(wanted: LoginVerbInputs["isolate"], { env, kind }: Pick<Host, "env" | "kind">): "home" | "job" {
  if (wanted !== "auto") return wanted;
  return kind === "terminal" || env["RUNNER_ENVIRONMENT"] === "github-hosted" ? "home" : "job";
}

function judge(inputs: LoginVerbInputs, plan: LoginPlan, host: Pick<Host, "kind" | "env">): string[] {
  const name = (input: string): string => inputName(host.kind, input);
  const given = SINGLE.filter((input) => (inputs[input] ?? "") !== "");
  const isSeveral = (inputs["registry-auth"] ?? "") !== "";
  const isElsewhere = plan.image !== null && plan.logins.every(({ registry }) => registry !== plan.image?.registry);
  return [
    ...(isSeveral && given.length > 0 ? [`${name("registry-auth")}: it stands in place of ${given.map(name).join(", ")}; give one or the other.`] : []),
    ...plan.logins.flatMap((login) => judgeUser(login, name, isSeveral)),
    ...(isElsewhere ? [`${name("image")}: its registry ${plan.image?.registry ?? ""} is none that this step logs in to.`] : []),
    ...(host.kind === "terminal" && inputs.isolate === "job" ? [`${name("isolate")}: there is no job on the command line; set DOCKER_CONFIG to a folder of your own.`] : []),
    ...((host.env["DOCKER_AUTH_CONFIG"] ?? "") === ""
      ? []
      : ["DOCKER_AUTH_CONFIG: this variable is set, and Docker reads it before anything that a login writes. Remove it from the environment of this step and of those that use the login."]),
  ];
}

/** A password alone is a slip, also where the name does not matter. */
function judgeUser({ registry, username, hasPassword }: PlannedLogin, name: (input: string) => string, isSeveral: boolean): string[] {
  if (username !== "" || !hasPassword) return [];
  return [`${isSeveral ? `${name("registry-auth")}: ${registry}` : name("username")}: it must be given with a password${registry === "ghcr.io" ? "; on ghcr.io any name will do, as `${{ github.actor }}`" : ""}.`];
}
