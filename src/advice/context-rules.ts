/** What is almost never wanted in an image, though `COPY .` takes it. */
export interface UnwantedRule {
  readonly why: "credential" | "unwanted";
  /** Whether an entry is what the rule is about; `parent` is the name of its folder, "" at the top. */
  fits(name: string, isFolder: boolean, parent: string): boolean;
  /** What a line of .dockerignore says for all of them; null: the entry's own name. */
  readonly glob: string | null;
}

const FOLDERS = new Set([
  ".git", ".hg", ".svn", "node_modules", "bower_components", ".venv", "venv", "__pycache__", ".pytest_cache", ".mypy_cache",
  ".ruff_cache", ".tox", ".gradle", ".terraform", ".idea", ".vscode", ".nyc_output",
]);
const SECRET_FOLDERS = new Set([".aws", ".ssh", ".gnupg", ".kube", ".azure"]);
const SECRET_FILES = new Set([
  "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".npmrc", ".pypirc", ".netrc", "_netrc", ".git-credentials", ".vault-token",
  ".htpasswd", "credentials.json",
]);
const SECRET_ENDINGS = ["pem", "key", "p12", "pfx", "jks", "keystore", "tfstate"];
/** Written to be checked in. */
const TEMPLATE = /\.(?:example|sample|template|tpl|dist|defaults?)$/i;

/** In the order in which they are asked. */
export const UNWANTED: readonly UnwantedRule[] = [
  { why: "unwanted", fits: (name, isFolder) => isFolder && FOLDERS.has(name), glob: null },
  { why: "credential", fits: (name, isFolder) => isFolder && SECRET_FOLDERS.has(name), glob: null },
  { why: "credential", fits: (name, isFolder) => !isFolder && SECRET_FILES.has(name), glob: null },
  { why: "credential", fits: (name, isFolder) => !isFolder && /^\.env(?:\..+)?$/.test(name) && !TEMPLATE.test(name), glob: null },
  { why: "credential", fits: (name, isFolder, parent) => !isFolder && name === "config.json" && parent === ".docker", glob: ".docker/config.json" },
  { why: "credential", fits: (name, isFolder) => !isFolder && /^gha-creds-.*\.json$/.test(name), glob: "gha-creds-*.json" },
  ...SECRET_ENDINGS.map((ending): UnwantedRule => ({
    why: "credential",
    fits: (name, isFolder) => !isFolder && name.endsWith(`.${ending}`),
    glob: `*.${ending}`,
  })),
];
