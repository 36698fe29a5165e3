import type { ServerResponse } from "node:http";
import { startRegistry, type Answer, type LocalRegistry, type LocalRegistryOptions, type RecordedRequest } from "../../src/local/registry.ts";

/** What happens instead of an honest answer, to the requests whose `METHOD path` matches. */
export interface Fault {
  readonly on: RegExp;
  /** How often; 1 by default. */
  readonly times?: number;
  readonly answer:
    | { readonly kind: "reset" }
    /** Sends the first `at` bytes of the body, and then nothing. */
    | { readonly kind: "hang"; readonly at?: number }
    /** Announces the whole body (or none, `chunked`), and closes the connection after `at` bytes. */
    | { readonly kind: "cut"; readonly at: number; readonly chunked?: boolean }
    /** Answers something else, or the honest answer with other headers; the registry did what it was asked. */
    | { readonly kind: "other"; readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Uint8Array }
    /** Answers before the registry has done anything. */
    | { readonly kind: "refuse"; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
    /** Resets the connection when `at` bytes of the request's body have come, which the registry keeps. */
    | { readonly kind: "interrupt"; readonly at: number };
}

/** A registry that obeys a script. */
export interface FaultyRegistry extends LocalRegistry {
  /** Looked through in order; each is used up. */
  readonly faults: Fault[];
}

export async function startFaultyRegistry(options: LocalRegistryOptions = {}): Promise<FaultyRegistry> {
  const faults: Fault[] = [];
  const used = new Map<Fault, number>();
  /** The fault for a request, used up by this, among those for which `isMeant` holds. */
  const take = (method: string, path: string, isMeant: (answer: Fault["answer"]) => boolean): Fault["answer"] | null => {
    const fault = faults.find((one) => isMeant(one.answer) && one.on.test(`${method} ${path}`) && (used.get(one) ?? 0) < (one.times ?? 1));
    if (fault === undefined) return null;
    used.set(fault, (used.get(fault) ?? 0) + 1);
    return fault.answer;
  };
  const registry = await startRegistry({
    ...options,
    interrupt(method, path) {
      const fault = take(method, path, ({ kind }) => kind === "interrupt");
      return fault?.kind === "interrupt" ? fault.at : null;
    },
    refuse({ method, path }) {
      const fault = take(method, path, ({ kind }) => kind === "refuse");
      return fault?.kind === "refuse" ? { status: fault.status, headers: fault.headers ?? {}, body: Buffer.from(fault.body ?? "") } : null;
    },
    deliver(request, answer, response) {
      const fault = take(request.method, request.path, ({ kind }) => kind !== "interrupt" && kind !== "refuse");
      if (fault === null) return false;
      misdeliver(fault, request, answer, response);
      return true;
    },
  });
  return { ...registry, faults };
}

function misdeliver(fault: Fault["answer"], request: RecordedRequest, honest: Answer, response: ServerResponse): void {
  if (fault.kind === "reset" || fault.kind === "interrupt" || fault.kind === "refuse") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault.kind === "other") {
    const body = Buffer.from(fault.body ?? honest.body);
    request.status = fault.status ?? honest.status;
    response.writeHead(request.status, { ...(fault.status === undefined ? honest.headers : {}), "content-length": String(body.length), ...fault.headers });
    response.end(request.method === "HEAD" ? undefined : body);
    return;
  }
  if (fault.kind === "hang" && fault.at === undefined) return;
  const part = honest.body.subarray(0, fault.at);
  const length = fault.kind === "cut" && fault.chunked === true ? {} : { "content-length": String(honest.body.length) };
  response.writeHead(honest.status, { ...length, ...honest.headers });
  response.flushHeaders();
  response.write(part, () => {
    if (fault.kind === "cut") setImmediate(() => response.socket?.destroy());
  });
}
