import { UserError } from "../errors.ts";
import { formatDuration } from "../format.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { createTransport, type Reach, type Transport } from "../http/transport.ts";
import { parseReach } from "../inputs/reach.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { type Credential, hide } from "../registry/credentials.ts";
import { buildxFolder } from "../registry/docker-config.ts";
import { proveCredential } from "../registry/handshake.ts";
import { PushDenied } from "../registry/login-refusal.ts";
import type { declaration } from "./inputs.ts";
import { chooseFolder } from "./isolation.ts";
import { noJournal, openJournal } from "./journal.ts";
import { explainMissing } from "./missing.ts";
import { hidePasswords, trimPassword } from "./passwords.ts";
import { type LoginPlan, planLogin, type PlannedLogin, providerInputsFor, readLogins } from "./plan.ts";
import { ENDPOINTS } from "./providers/endpoints.ts";
import { exchangeFor } from "./providers/exchange.ts";
import { MissingCredential } from "./providers/missing-credential.ts";
import type { ExchangedCredential } from "./providers/provider.ts";
import { scopeFolder } from "./scope.ts";
import { storeCredential } from "./store.ts";

type LoginVerbInputs = Inputs<typeof declaration>;

/** A credential that is to be proved and stored. */
interface Ready {
  readonly registry: string;
  readonly scope: string;
  readonly credential: Credential;
  /** How long it will open the registry; null: not said. */
  readonly expiresInSeconds: number | null;
}

/** Hides the passwords, and finds what is wrong with the inputs; asks nobody. */
export function findMistakes(host: Host, inputs: LoginVerbInputs, endpoints = ENDPOINTS): Promise<readonly string[]> {
  hidePasswords(host, readLogins(inputs));
  return Promise.resolve(planLogin(inputs, host, endpoints).mistakes);
}

/** Logs in to every registry that the inputs name, or to none. */
export async function run(host: Host, inputs: LoginVerbInputs, cli: CliContext | null, endpoints = ENDPOINTS): Promise<void> {
  const passwords = readLogins(inputs).map(({ password }) => password);
  const { plan } = planLogin(inputs, host, endpoints);
  if (cli?.dryRun === true) return await cli.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));

  const reach = parseReach(inputs);
  const transport = createTransport(host, reach);
  try {
    const exchange = (login: PlannedLogin, index: number) => {
      const password = trimPassword(passwords[index] ?? "", inputs["trim-password"], login.registry, host);
      const providerInputs = providerInputsFor(login, password.trim() === "" ? "" : password, inputs);
      return exchangeFor({ host, transport, registry: login.registry, inputs: providerInputs, endpoints }).then((given) => given ?? asGiven(login, password, host.kind));
    };
    const { ready, isWhole } = await collect(plan, exchange, host);
    const mayPush = await prove(host, transport, reach, ready, plan);
    await store(host, ready, plan);
    host.setOutput("logged-in", String(isWhole && mayPush));
  } finally {
    await transport.close();
  }
}

function asGiven({ registry, username }: PlannedLogin, password: string, kind: Host["kind"]): ExchangedCredential[] {
  if (username !== "" && password.trim() !== "") return [{ registry, username, password, expiresInSeconds: null }];
  throw new MissingCredential(`There is no password for ${registry}.`, `Give ${inputName(kind, "username")} and ${inputName(kind, "password")}; a secret that is not set is an empty text.`);
}

/** Every credential there is; for those that are missing a notice, or an error, with the reason. */
async function collect(
  plan: LoginPlan,
  exchange: (login: PlannedLogin, index: number) => Promise<readonly ExchangedCredential[]>,
  host: Host,
): Promise<{ readonly ready: readonly Ready[]; readonly isWhole: boolean }> {
  const settled = await Promise.allSettled(plan.logins.map(exchange));
  const ready: Ready[] = [];
  const missing: MissingCredential[] = [];
  const failures: unknown[] = [];
  for (const [index, result] of settled.entries()) {
    if (result.status === "fulfilled") {
      const scope = plan.logins[index]?.scope ?? "";
      ready.push(...result.value.map(({ registry, username, password, expiresInSeconds }) => ({ registry, scope, credential: toCredential(username, password), expiresInSeconds })));
    } else if (result.reason instanceof MissingCredential) missing.push(result.reason);
    else failures.push(result.reason);
  }
  throwAll(failures);
  if (missing.length > 0) await tellMissing(missing, plan, host);
  return { ready, isWhole: missing.length === 0 };
}

/** As whom Docker itself keeps an identity token. */
function toCredential(username: string, password: string): Credential {
  return username === "<token>" ? { kind: "identity-token", token: password } : { kind: "password", username, password };
}

async function tellMissing(missing: readonly MissingCredential[], { ifMissing }: LoginPlan, host: Host): Promise<void> {
  const why = await explainMissing(host);
  const [first] = missing;
  const what = missing.map(({ message }) => message).join(" ");
  const message = why === null ? what : `${what} ${why}`;
  if (ifMissing === "error") throw new UserError(message, first?.hint ?? "", { cause: first });
  host.log.notice(`Not logged in. ${message} ${first?.hint ?? ""}`.trim());
}

/**
 * Asks all registries at once, so that the slowest is all that is waited for, and none is logged in to where one refuses. Whether
 * the image may be pushed to; that it may not is an error but where the kind of run explains it.
 */
async function prove(host: Host, transport: Transport, reach: Reach, ready: readonly Ready[], { image, ifMissing }: LoginPlan): Promise<boolean> {
  const proofs = await Promise.allSettled(
    ready.map(async ({ registry, scope, credential }) => {
      hide(credential, host);
      const isItsOwn = image !== null && image.registry === registry && mayServe(scope, image.repository);
      return await proveCredential(host, transport, reach, registry, credential, isItsOwn ? `repository:${image.repository}:pull,push` : null);
    }),
  );
  const failures = proofs.flatMap((proof) => (proof.status === "rejected" ? [proof.reason as unknown] : []));
  const denial = failures.find((failure) => failure instanceof PushDenied);
  const why = denial === undefined || ifMissing === "error" ? null : await explainMissing(host);
  throwAll(why === null ? failures : failures.filter((failure) => failure !== denial));
  if (denial !== undefined) host.log.notice(`${denial.message} ${why ?? ""}`);
  for (const proof of proofs) {
    if (proof.status === "fulfilled" && !proof.value.verified) host.log.warning(`${proof.value.why} The login is stored all the same.`);
  }
  return denial === undefined;
}

/** Whether buildx would push to a repository with a login of this scope. */
function mayServe(scope: string, repository: string): boolean {
  const [path = "", actions = "push"] = scope.split("@");
  return (path === "" || path === repository) && actions.split(",").includes("push");
}

async function store(host: Host, ready: readonly Ready[], plan: LoginPlan): Promise<void> {
  if (ready.length === 0) return;
  const journal = host.kind === "runner" && plan.logout ? await openJournal(host) : noJournal;
  const isIsolated = plan.isolate === "job" && ready.some(({ scope }) => scope === "");
  const folder = await chooseFolder(host, isIsolated, journal);
  for (const { registry, scope, credential, expiresInSeconds } of ready) {
    const own = scope === "" ? folder : scopeFolder(buildxFolder(host, folder), registry, scope);
    const place = await storeCredential(host, { registry, credential, folder: own, inFile: isIsolated && scope === "" }, journal);
    const life = expiresInSeconds === null ? "" : `, good for ${formatDuration(expiresInSeconds * 1000)}`;
    host.log.info(`Logged in to ${registry}${scope === "" ? "" : ` (${scope})`}: ${place}${life}.`);
  }
}

/** Throws what went wrong, all of it at once. */
function throwAll(thrown: readonly unknown[]): void {
  const failures = thrown.map((each) => (each instanceof Error ? each : new Error("A login failed.", { cause: each })));
  const [first] = failures;
  if (first === undefined) return;
  const told = failures.filter((failure) => failure instanceof UserError);
  // What is our own mistake goes first, with its stack.
  const single = failures.find((failure) => !(failure instanceof UserError)) ?? (failures.length === 1 ? first : null);
  if (single !== null) throw single;
  throw new UserError(
    [`${failures.length} logins failed:`, ...told.map(({ message }) => `- ${message}`)].join("\n"),
    told.map(({ hint }) => hint).join("\n"),
    { cause: first },
  );
}
