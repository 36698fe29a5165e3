/** A workflow of one job, of the YAML of its steps, each ending in a line end. */
export function onPush(...steps: string[]): string {
  const lines = steps.join("").trimEnd().split("\n");
  const indented = lines.map((line) => (line === "" ? "" : `      ${line}`)).join("\n");
  return `name: image\non: push\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n${indented}\n`;
}

/** A step that gives the repository's files. */
export const checkout = "- uses: actions/checkout@v6\n";

/** A step that uses one of Plimsoll's actions, with its inputs as YAML lines; its outputs are under the action's name. */
export function step(action: "setup" | "login" | "build" | "publish" | "diff", ...inputs: string[]): string {
  const given = inputs.length === 0 ? "" : `  with:\n${inputs.map((line) => `    ${line}\n`).join("")}`;
  return `- uses: plimsoll-ci/plimsoll/actions/${action}@v1\n  id: ${action}\n${given}`;
}

/** A step that runs commands of a shell. */
export function shell(...lines: string[]): string {
  return `- run: |\n${lines.map((line) => `    ${line}\n`).join("")}`;
}

/** What a line that a step printed says after `name: `; `none` where there is no such line. */
export function printed(log: string, name: string): string {
  return new RegExp(`\\| ${name}: (.*)`).exec(log)?.[1]?.trim() ?? "none";
}
