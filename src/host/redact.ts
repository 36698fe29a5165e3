/** Hides secrets in text, in every encoding in which they are known to leak. */
interface Redactor {
  /** Learns a secret; returns the forms of it that were not known yet, [] for one too short to hide. */
  add(secret: string): readonly string[];
  /** Why a secret cannot be hidden, for a warning; null when it can, when there is none, and when it was said of it before. */
  weaknessOf(secret: string): string | null;
  /** The text with every form of every secret replaced by `***`. */
  redact(text: string): string;
}

/** Fewer characters than this would blank out ordinary words. */
const MIN_SECRET_LENGTH = 6;
const MIN_BASE64_LENGTH = 8;

/** A redactor that knows nothing yet. */
export function createRedactor(): Redactor {
  const known = new Set<string>();
  const warnedOf = new Set<string>();
  return {
    weaknessOf(secret) {
      const text = secret.trim();
      if (text === "" || text.length >= MIN_SECRET_LENGTH || warnedOf.has(text)) return null;
      warnedOf.add(text);
      return `A secret of fewer than ${MIN_SECRET_LENGTH} characters cannot be hidden without hiding ordinary words. Use a longer one.`;
    },
    add(secret) {
      const fresh = secretForms(secret).filter((form) => !known.has(form));
      for (const form of fresh) known.add(form);
      return fresh;
    },
    redact: (text) => hide(text, known),
  };
}

/** Overlapping finds are hidden as one: replacing form after form would leave the ends of the longer behind. */
function hide(text: string, forms: Iterable<string>): string {
  const finds: [start: number, end: number][] = [];
  for (const form of forms) {
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) finds.push([at, at + form.length]);
  }
  if (finds.length === 0) return text;
  finds.sort((a, b) => a[0] - b[0]);
  let hidden = "";
  let done = 0;
  let lastEnd = -1;
  for (const [start, end] of finds) {
    if (start > lastEnd) {
      hidden += `${text.slice(done, start)}***`;
    }
    lastEnd = Math.max(lastEnd, end);
    done = lastEnd;
  }
  return hidden + text.slice(done);
}

/** Every form of a secret that a log, a comment or a file may show it in; [] when it is too short to hide. */
export function secretForms(secret: string): string[] {
  const forms = new Set<string>();
  for (const part of partsOf(secret)) {
    for (const form of encodingsOf(part)) forms.add(form);
  }
  return [...forms];
}

/** The whole, its lines, and the secret fields of a JSON key file. */
function partsOf(secret: string): Set<string> {
  const parts = new Set<string>();
  const take = (value: string): void => {
    // White space, and the stars that a masked secret is shown as, are none.
    if (/^[*\s]*$/.test(value)) return;
    for (const part of [value, value.trim()]) {
      if (part.length >= MIN_SECRET_LENGTH) parts.add(part);
    }
  };
  const takeLines = (value: string): void => {
    take(value);
    for (const line of value.split(/\r\n|\n|\r/)) {
      if (!/^\s*(-----(BEGIN|END) .*|[{}[\],]*)\s*$/.test(line)) take(line);
    }
  };
  takeLines(secret);
  for (const field of [...jsonSecrets(secret), ...jsonSecrets(decodeBase64(secret))]) takeLines(field);
  // Of a JWT the signature alone makes the rest, which anybody may know, a credential.
  const [, signature] = /^\s*eyJ[\w-]+\.[\w-]*\.([\w-]+)\s*$/.exec(secret) ?? [];
  if (signature !== undefined) take(signature);
  return parts;
}

/** `token`, `private_key`, `clientSecret`, `SecretAccessKey`, but not `public_key_url`. */
const SECRET_KEYS = /^(auth|passphrase|(.*[_-])?(pass(word)?|token|secret|key|key_id)|.*(Password|Token|Secret|AccessKey)|(private|api)Key)$/i;

/** Key files are often kept in base64, as one line. */
function decodeBase64(text: string): string {
  return /^\s*[A-Za-z0-9+/=_-]{16,}\s*$/.test(text) ? Buffer.from(text, "base64").toString("utf8") : "";
}

function jsonSecrets(text: string): string[] {
  if (!text.trimStart().startsWith("{")) return [];
  const found: string[] = [];
  try {
    JSON.parse(text, (key, value: unknown) => {
      if (typeof value === "string" && SECRET_KEYS.test(key)) found.push(value);
      return value;
    });
  } catch {
    // Not JSON after all: the whole and its lines are hidden anyway.
  }
  return found;
}

function encodingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  // base64 of JSON holds the escaped secret, base64 of base64 the encoded one: at any offset, like the secret itself.
  const escaped = jsonForms(value);
  const cores = [value, ...escaped].flatMap(base64Cores);
  return [
    value,
    ...escaped,
    ...cores,
    ...base64Cores(value).flatMap(base64Cores),
    ...wrappedBase64(bytes),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    ...urlForms(value),
    ...quotedForms(value),
  ];
}

/**
 * What base64 makes of the middle of the bytes whatever stands before and after them: for each of the three alignments
 * the longest run of whole groups, in both alphabets. It is found in base64 of `user:secret` as well.
 */
function base64Cores(text: string): string[] {
  const bytes = Buffer.from(text);
  const cores: string[] = [];
  for (const skip of [0, 1, 2]) {
    const groups = Math.floor((bytes.length - skip) / 3);
    const middle = bytes.subarray(skip, skip + groups * 3);
    for (const alphabet of ["base64", "base64url"] as const) {
      const core = middle.toString(alphabet);
      if (core.length >= MIN_BASE64_LENGTH) cores.push(core);
    }
  }
  return cores;
}

/** Tools wrap base64 at 76 (MIME) or 64 (PEM) columns; a log is masked line by line. */
function wrappedBase64(bytes: Buffer): string[] {
  const whole = bytes.toString("base64");
  return [64, 76].flatMap((columns) =>
    whole.length <= columns ? [] : (whole.match(new RegExp(`.{${MIN_BASE64_LENGTH},${columns}}`, "g")) ?? []),
  );
}

function urlForms(value: string): string[] {
  const wellFormed = value.toWellFormed();
  const component = encodeURIComponent(wellFormed);
  const strict = component.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = new URLSearchParams({ x: wellFormed }).toString().slice(2);
  return [component, strict, form, encodeURI(wellFormed)].flatMap((text) => [text, text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())]);
}

function jsonForms(value: string): string[] {
  const plain = JSON.stringify(value).slice(1, -1);
  const unicode = (text: string, which: RegExp): string =>
    text.replace(which, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  // Python escapes all but ASCII; Go escapes what HTML could take for a tag; JSON in JSON escapes the escapes.
  return [plain, unicode(plain, /[\u0080-\uffff]/g), unicode(plain, /[<>&\u2028\u2029]/g), JSON.stringify(plain).slice(1, -1)];
}

function quotedForms(value: string): string[] {
  const xml = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [
    value.replaceAll("'", "'\\''"),
    value.replaceAll("'", "\\'"),
    value.replaceAll("\\", "\\\\").replaceAll("'", "\\'"),
    xml,
    xml.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
    xml.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
    xml.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
  ];
}
