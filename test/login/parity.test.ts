import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readProfileKeys } from "../../src/login/providers/aws-profile.ts";
import { fakeHost } from "../fakes/host.ts";

test("the files of AWS are where AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE say", async () => {
  const home = mkdtempSync(join(tmpdir(), "plimsoll-aws-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const keep = (name: string, section: string, key: string): string => {
    const path = join(home, name);
    writeFileSync(path, `[${section}]\naws_access_key_id = ${key}\naws_secret_access_key = secret of ${key}\n`);
    return path;
  };
  mkdirSync(join(home, ".aws"));
  keep(".aws/credentials", "default", "HOME");
  keep(".aws/config", "profile ci", "HOME");
  const credentials = keep("credentials", "default", "CREDENTIALS");
  const config = keep("config", "profile ci", "CONFIG");
  const keyWith = async (env: Record<string, string>): Promise<string | undefined> => (await readProfileKeys(fakeHost({ env: { HOME: home, ...env } })))?.accessKeyId;
  expect(await keyWith({})).toBe("HOME");
  expect(await keyWith({ AWS_SHARED_CREDENTIALS_FILE: credentials })).toBe("CREDENTIALS");
  expect(await keyWith({ AWS_PROFILE: "ci" })).toBe("HOME");
  expect(await keyWith({ AWS_PROFILE: "ci", AWS_CONFIG_FILE: config })).toBe("CONFIG");
});
