const MAX_SHOWN = 20;

/** Whether a name written in a file is the one that was asked for: `app:1` is `docker.io/library/app:1`, `app` is `app:latest`. */
export function isName(written: string, wanted: string): boolean {
  return [wanted, `${wanted}:latest`].map(familiarName).includes(familiarName(written));
}

/** Without what Docker leaves out of a name; engines and tools differ in whether they write it. */
function familiarName(name: string): string {
  return name.replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, "");
}

/** The hint that lists what there is to choose from; a choice that starts with `@` is written as it stands. */
export function askWhich(choices: readonly string[]): string {
  if (choices.length === 0) return "It holds no image.";
  const shown = choices.slice(0, MAX_SHOWN).map((choice) => (choice.startsWith("@sha") ? choice : `:${choice}`));
  const more = choices.length > MAX_SHOWN ? ` and ${choices.length - MAX_SHOWN} more` : "";
  return `Say which one by adding its name to the reference: ${shown.join(" or ")}${more}.`;
}
