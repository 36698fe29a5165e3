import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { unmountWithin } from "./endings.ts";
import { keepInMemory } from "./memory.ts";
import { freePort, must, start, type Running } from "./processes.ts";

/** A real forge, which is also a registry. */
export interface Gitea {
  /** `http://127.0.0.1:PORT`; also the registry, by its host and port. */
  readonly url: string;
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly apiUrl: string;
  /** May do everything. */
  readonly adminToken: string;
}

/** A person on the forge. */
export interface GiteaAccount {
  readonly login: string;
  readonly password: string;
}

/** Gitea's program, and the templates and texts that its server reads at run time. */
export interface GiteaProgram {
  readonly program: string;
  readonly staticRoot: string;
}

/** Starts Gitea with nothing in it but an administrator. */
export async function startGitea(folder: string, tool: GiteaProgram): Promise<Gitea & { running: Running }> {
  await keepInMemory(join(folder, "data"));
  const host = `127.0.0.1:${await freePort()}`;
  const url = `http://${host}`;
  const config = join(folder, "app.ini");
  await writeFile(config, configuration(folder, host, tool.staticRoot), { mode: 0o600 });
  const env = { PATH: process.env["PATH"], HOME: folder, USER: userInfo().username };
  const started = await start(tool.program, ["web", "--config", config], {
    env,
    directory: folder,
    logFile: join(folder, "log"),
    waitMs: 60_000,
    isReady: async () => (await fetch(`${url}/api/healthz`)).ok,
  });
  const stop = async (): Promise<void> => {
    await started.stop();
    await unmountWithin(folder);
  };
  const running = { ...started, stop };
  try {
    const said = await must(
      tool.program,
      [
        ["admin", "user", "create", "--config", config, "--admin", "--username", "overseer"],
        ["--email", "overseer@example.com", "--random-password", "--must-change-password=false"],
        ["--access-token", "--access-token-name", "e2e", "--access-token-scopes", "all"],
      ].flat(),
      { env, directory: folder },
    );
    const adminToken = /[0-9a-f]{40}/.exec(said)?.[0];
    if (adminToken === undefined) throw new Error("Gitea's administrator got no token.");
    return { url, host, apiUrl: `${url}/api/v1`, adminToken, running };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

function configuration(folder: string, host: string, staticRoot: string): string {
  const sections: Record<string, Record<string, string | boolean>> = {
    server: {
      HTTP_ADDR: host.split(":")[0] ?? "",
      HTTP_PORT: host.split(":")[1] ?? "",
      ROOT_URL: `http://${host}/`,
      STATIC_ROOT_PATH: staticRoot,
      OFFLINE_MODE: true,
      DISABLE_SSH: true,
    },
    database: { DB_TYPE: "sqlite3", PATH: join(folder, "data/gitea.db") },
    repository: { ROOT: join(folder, "data/repositories"), DEFAULT_BRANCH: "main" },
    security: { INSTALL_LOCK: true, SECRET_KEY: randomBytes(24).toString("hex") },
    // The event of a run is what a webhook gets: the tests listen for it.
    webhook: { ALLOWED_HOST_LIST: "loopback" },
    cron: { ENABLED: false },
    actions: { ENABLED: true },
    log: { LEVEL: "warn", ROOT_PATH: join(folder, "logs") },
  };
  const general = [`RUN_USER = ${userInfo().username}`, `WORK_PATH = ${join(folder, "data")}`, "I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true"];
  const rest = Object.entries(sections).flatMap(([name, values]) => [
    `[${name}]`,
    ...Object.entries(values).map(([key, value]) => `${key} = ${String(value)}`),
  ]);
  return `${[...general, ...rest].join("\n")}\n`;
}

/** Asks the forge's API; throws, with the forge's words, where it refuses. `who` is a token, or an account by its password. */
export async function askGitea(
  gitea: Gitea,
  who: string | GiteaAccount,
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE",
  path: string,
  body?: object,
): Promise<unknown> {
  const authorization =
    typeof who === "string" ? `token ${who}` : `Basic ${Buffer.from(`${who.login}:${who.password}`).toString("base64")}`;
  const response = await fetch(`${gitea.apiUrl}${path}`, {
    method,
    headers: { authorization, accept: "application/json, text/html", ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Gitea, asked ${method} ${path}, said ${response.status}: ${text}`);
  return response.headers.get("content-type")?.startsWith("application/json") === true ? (JSON.parse(text) as unknown) : text;
}

/** Makes an account that can log in. */
export async function createAccount(
  gitea: Gitea,
  login: string,
  visibility: "public" | "private" = "public",
): Promise<GiteaAccount> {
  const password = randomBytes(18).toString("base64url");
  const email = `${login}@example.com`;
  const user = { username: login, email, password, must_change_password: false, visibility };
  await askGitea(gitea, gitea.adminToken, "POST", "/admin/users", user);
  return { login, password };
}

/** Makes a token of the account that may do no more than its scopes say. */
export async function createToken(gitea: Gitea, account: GiteaAccount, scopes: readonly string[]): Promise<string> {
  const token = { name: scopes.join(" "), scopes };
  const made = (await askGitea(gitea, account, "POST", `/users/${account.login}/tokens`, token)) as { sha1: string };
  return made.sha1;
}
