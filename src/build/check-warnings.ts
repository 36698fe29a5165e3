import type { Host } from "../host/host.ts";
import { parseGoBoolean } from "../inputs/go-boolean.ts";
import type { BuildWarning } from "./progress/trace.ts";

/** What `call: check` prints of a warning: its rule and address, its sentence, and the line. */
const PRINTED = /^WARNING: (\w+)(?: - (\S+))?\n(.+)\n(.+):(\d+)$/gm;

/** The warnings in the text that `buildx build --call check` prints. */
export function readPrintedWarnings(text: string): BuildWarning[] {
  return [...text.matchAll(PRINTED)].map(([, rule = "", url, message = "", file = "", line]) => ({ rule, message, file, line: Number(line), url: url ?? null }));
}

/** Shows what BuildKit's checks say on the lines that they are about, unless `DOCKER_BUILD_CHECKS_ANNOTATIONS` is false. */
export function annotateWarnings(host: Host, warnings: readonly BuildWarning[]): void {
  if (parseGoBoolean(host.env["DOCKER_BUILD_CHECKS_ANNOTATIONS"] ?? "") === false) return;
  for (const { rule, message, file, line, url } of warnings) {
    const place = { ...(rule === null ? {} : { title: rule }), ...(file === null ? {} : { file }), ...(line === null ? {} : { line }) };
    host.log.warning(url === null ? message : `${message}\nMore on this: ${url}`, place);
  }
}
