/** The tag that a template of `base-tags` means for a commit: `{sha}` is the commit, `{short}` its first seven digits. */
export function fillTag(template: string, commit: string): string {
  return template.replaceAll("{sha}", commit).replaceAll("{short}", commit.slice(0, 7));
}
