import { join, resolve } from "node:path";
import type { Host } from "../../host/host.ts";
import type { AwsKeys } from "./sigv4.ts";

const FILE_MAX_BYTES = 1024 * 1024;

/** The keys of AWS_PROFILE, or of the default profile, in the files of the AWS command line; null where it holds none. They are not hidden yet. */
export async function readProfileKeys(host: Host): Promise<AwsKeys | null> {
  const { env } = host;
  const profile = env["AWS_PROFILE"] || "default";
  const folder = join(env["HOME"] ?? env["USERPROFILE"] ?? "", ".aws");
  const credentials = await readSection(host, env["AWS_SHARED_CREDENTIALS_FILE"] || join(folder, "credentials"), [profile]);
  const config = await readSection(host, env["AWS_CONFIG_FILE"] || join(folder, "config"), [`profile ${profile}`, ...(profile === "default" ? ["default"] : [])]);
  const settings = credentials.has("aws_access_key_id") ? credentials : config;
  const [accessKeyId = "", secretAccessKey = ""] = [settings.get("aws_access_key_id"), settings.get("aws_secret_access_key")];
  if (accessKeyId === "" || secretAccessKey === "") return null;
  return { accessKeyId, secretAccessKey, sessionToken: settings.get("aws_session_token") || null };
}

/** The settings of the sections of these names; indented lines belong to a setting that has no value of its own, and are left out. */
async function readSection(host: Host, path: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const text = (await host.files.read(resolve(host.directory, path), FILE_MAX_BYTES))?.toString("utf8") ?? "";
  const settings = new Map<string, string>();
  let isOurs = false;
  for (const line of text.split(/\r?\n/)) {
    const [, section] = /^\[\s*([^\]]*?)\s*\]/.exec(line) ?? [];
    if (section !== undefined) isOurs = names.includes(section.replace(/\s+/g, " "));
    const [, name, value] = /^([A-Za-z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (isOurs && name !== undefined && value !== undefined) settings.set(name.toLowerCase(), value);
  }
  return settings;
}
