import { showError } from "../../errors.ts";
import type { Host } from "../../host/host.ts";

/** Errors that nothing outside of a program makes. */
const MISTAKES = [TypeError, ReferenceError, RangeError, SyntaxError];

/** Where what went wrong is told. */
export interface Guarded {
  readonly host: Host;
  /** Is told in a full sentence; only the first one is said. */
  readonly degrade: (reason: string) => void;
}

/** Does a part of the cache's work, without which a build is the same; what it throws is told, and stands for `otherwise`. `what` begins the sentence: "Cache mounts are not kept". */
export async function guard<T>({ host, degrade }: Guarded, what: string, work: () => Promise<T> | T, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    degrade(describeMishap(host, what, error));
    return otherwise;
  }
}

/** A mistake of ours asks to be reported; the stack is in the debug log. */
function describeMishap(host: Host, what: string, thrown: unknown): string {
  const { message, hint, stack } = showError(thrown);
  if (stack !== null) host.log.debug(stack);
  const sentence = `${what}: ${message.replace(/\.$/, "")}.`;
  return MISTAKES.some((kind) => thrown instanceof kind) ? `${sentence} ${hint}` : sentence;
}
