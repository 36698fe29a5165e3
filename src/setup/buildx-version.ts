import { UserError } from "../errors.ts";

/** The buildx that is asked for: a release (null: the latest), or its source. */
export type BuildxVersion =
  | { readonly kind: "release"; /** `0.30.1`, without the v. */ readonly version: string | null; /** Docker's own builds for Docker Desktop, which know the driver `cloud`. */ readonly isLab: boolean }
  | { readonly kind: "source"; readonly ref: string };

const RELEASE = /^v?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$/;

/** Parses `v0.30.1`, `latest`, `lab:latest` or the address of a Git repository. Throws a `UserError` for anything else. */
export function parseBuildxVersion(text: string): BuildxVersion {
  if (/^(https?:\/\/|git:\/\/|git@|github\.com\/)/.test(text)) return { kind: "source", ref: text };
  const [, lab, name = ""] = /^(lab:|cloud:|official:)?(.*)$/.exec(text) ?? [];
  const version = RELEASE.exec(name)?.[1];
  if (name === "latest" || version !== undefined) return { kind: "release", version: version ?? null, isLab: lab === "lab:" || lab === "cloud:" };
  throw new UserError(`${JSON.stringify(text.slice(0, 60))} is no version of buildx.`, "Write a release as v0.30.1, latest, or the address of its source as https://github.com/docker/buildx.git#master.");
}
