import type { Transport } from "../../http/transport.ts";
import { HttpFailure } from "../../http/failure.ts";
import { CacheFault } from "./fault.ts";

/** A request; its body is opened for each time that it is sent. */
export interface Question {
  readonly method: "GET" | "POST" | "PUT";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly sizeBytes: number; open(): AsyncIterable<Uint8Array> };
  readonly signal: AbortSignal;
}

/** A body that is in memory. */
export function bodyOf(bytes: Uint8Array): NonNullable<Question["body"]> {
  return {
    sizeBytes: bytes.length,
    async *open() {
      yield await Promise.resolve(bytes);
    },
  };
}

/** An answer, its body still to be read, once. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  /** The whole body of an answer that is no entry. */
  text(): Promise<Buffer>;
}

/** Sends requests and counts them, each try for itself. */
export interface Exchange {
  /** `whom` begins the sentence of a fault: "The CI's cache service". Throws a `CacheFault`, or what the signal was aborted with. */
  ask(question: Question, whom: string): Promise<Answer>;
  traffic(): { readonly requests: number; readonly bytesUp: number; readonly bytesDown: number };
}

const MAX_TEXT_BYTES = 4 * 1024 * 1024;
/** The errand ends a request that hangs; the transport is not to be quicker. */
const NEVER_MS = 600_000;

/** Nothing was asked yet. */
export function createExchange(transport: Transport): Exchange {
  let requests = 0;
  let bytesUp = 0;
  let bytesDown = 0;

  async function* sending(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      bytesUp += chunk.length;
      yield chunk;
    }
  }

  async function* receiving(source: AsyncIterable<Uint8Array>, signal: AbortSignal, whom: string): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of source) {
        bytesDown += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw describeFailure(error, signal, whom);
    }
  }

  return {
    async ask({ body, ...question }, whom) {
      question.signal.throwIfAborted();
      requests += 1;
      try {
        const response = await transport.request({
          ...question,
          // Neither the token nor what is stored goes anywhere but to the address that was named.
          redirects: "refuse",
          timeoutMs: NEVER_MS,
          ...(body === undefined ? {} : { body: { sizeBytes: body.sizeBytes, open: () => sending(body.open()) } }),
        });
        const received = receiving(response.body, question.signal, whom);
        return { status: response.status, headers: response.headers, body: received, text: () => readText(received, whom) };
      } catch (error) {
        throw describeFailure(error, question.signal, whom);
      }
    },
    traffic: () => ({ requests, bytesUp, bytesDown }),
  };
}

async function readText(body: AsyncIterable<Uint8Array>, whom: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_TEXT_BYTES) throw new CacheFault("strange", `${whom} answers at more length than such an answer has.`);
  }
  return Buffer.concat(chunks);
}

function describeFailure(error: unknown, signal: AbortSignal, whom: string): unknown {
  if (signal.aborted) return signal.reason;
  if (!(error instanceof HttpFailure)) return error;
  return new CacheFault("down", `${whom} cannot be used: ${error.message}`, { isTransient: error.isTransient, cause: error });
}
