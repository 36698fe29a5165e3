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
    /** Answers something else, or the honest answer with other headers. */
    | { readonly kind: "other"; readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Uint8Array };
}

/** A registry that obeys a script. */
export interface FaultyRegistry extends LocalRegistry {
  /** Looked through in order; each is used up. */
  readonly faults: Fault[];
}

export async function startFaultyRegistry(options: LocalRegistryOptions = {}): Promise<FaultyRegistry> {
  const faults: Fault[] = [];
  const used = new Map<Fault, number>();
  const registry = await startRegistry({
    ...options,
    deliver(request, answer, response) {
      const line = `${request.method} ${request.path}`;
      const fault = faults.find((one) => one.on.test(line) && (used.get(one) ?? 0) < (one.times ?? 1));
      if (fault === undefined) return false;
      used.set(fault, (used.get(fault) ?? 0) + 1);
      misdeliver(fault.answer, request, answer, response);
      return true;
    },
  });
  return { ...registry, faults };
}

function misdeliver(fault: Fault["answer"], request: RecordedRequest, honest: Answer, response: ServerResponse): void {
  if (fault.kind === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault.kind === "other") {
    const body = Buffer.from(fault.body ?? honest.body);
    request.status = fault.status ?? honest.status;
    response.writeHead(request.status, { ...(fault.status === undefined ? honest.headers : {}), "content-length": String(body.length), ...fault.headers });
    response.end(body);
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
