/** One way in that a server offers (RFC 9110, 11.6.1). */
export interface Challenge {
  /** In lower case. */
  readonly scheme: string;
  /** Names in lower case; of a repeated one the first. */
  readonly parameters: ReadonlyMap<string, string>;
}

const SKIPPED = /[\s,]*/y;
const TOKEN = /[A-Za-z0-9!#$%&'*+.^_`|~-]+/y;
const EQUALS = /\s*=\s*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
const BARE_VALUE = /[^\s,"]+/y;

/**
 * Reads `WWW-Authenticate`, one header or several joined by commas. A total function: what cannot be read is left out,
 * so that a broken challenge means no challenge and nothing is sent.
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(header);
    if (match !== null) position = pattern.lastIndex;
    return match;
  };

  while (position < header.length) {
    take(SKIPPED);
    const name = take(TOKEN)?.[0].toLowerCase();
    if (name === undefined) {
      // A quoted string where a name belongs is passed over whole; one that never closes swallows the rest.
      if (take(QUOTED) === null) position = header[position] === '"' ? header.length : position + 1;
      continue;
    }
    if (take(EQUALS) === null) {
      challenges.push({ scheme: name, parameters: new Map() });
      continue;
    }
    const quoted = take(QUOTED);
    const value = quoted === null ? take(BARE_VALUE)?.[0] : quoted[1]?.replace(/\\(.)/gs, "$1");
    const parameters = challenges.at(-1)?.parameters;
    if (value !== undefined && parameters?.has(name) === false) parameters.set(name, value);
  }
  return challenges;
}

/** The challenge to answer: Bearer with a realm, else Basic; null where neither is offered. */
export function chooseChallenge(challenges: readonly Challenge[]): Challenge | null {
  const bearer = challenges.find(({ scheme, parameters }) => scheme === "bearer" && parameters.has("realm"));
  return bearer ?? challenges.find(({ scheme }) => scheme === "basic") ?? null;
}
