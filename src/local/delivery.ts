import type { ServerResponse } from "node:http";
import { type Content, rangeOf, withFlippedByte } from "./content.ts";
import type { Refusal } from "./faults.ts";
import { createLink, type Link } from "./link.ts";

/** What goes through the line at once. */
const SLICE_BYTES = 64 * 1024;

/** How an answer's body goes out. */
export interface Delivery {
  /** What of it is sent: all, but where the connection is to break or to stall. */
  readonly sizeBytes: number;
  /** What comes after that. */
  readonly ending: "end" | "close" | "reset" | "stall";
  readonly isCorrupt: boolean;
  readonly bytesPerSecond: number | null;
}

/** The delivery that a fault asks for. */
export function planDelivery(fault: Refusal | null, { sizeBytes }: Content): Delivery {
  const whole: Delivery = { sizeBytes, ending: "end", isCorrupt: false, bytesPerSecond: null };
  const part = Math.min(fault?.afterBytes ?? Math.floor(sizeBytes / 2), sizeBytes);
  const deliveries: Readonly<Record<string, Delivery>> = {
    truncate: { ...whole, sizeBytes: part, ending: "close" },
    stall: { ...whole, sizeBytes: part, ending: "stall" },
    reset: { ...whole, sizeBytes: part, ending: "reset" },
    corrupt: { ...whole, isCorrupt: true },
    drip: { ...whole, bytesPerSecond: fault?.bytesPerSecond ?? 1000 },
  };
  return deliveries[fault?.as ?? ""] ?? whole;
}

/** Sends a body through the line; `onSent` hears of each part. Gives up quietly where the client did. */
export async function sendContent(
  response: ServerResponse,
  content: Content,
  delivery: Delivery,
  line: Link,
  onSent: (sizeBytes: number) => void,
): Promise<void> {
  const slow = createLink(delivery.bytesPerSecond);
  const sliceBytes = Math.max(1, Math.min(SLICE_BYTES, Math.floor((delivery.bytesPerSecond ?? SLICE_BYTES * 10) / 10)));
  const sent = delivery.isCorrupt ? withFlippedByte(content) : content;
  for (const piece of rangeOf(sent, 0, delivery.sizeBytes).pieces) {
    for (let start = 0; start < piece.length; start += sliceBytes) {
      const slice = piece.subarray(start, start + sliceBytes);
      await Promise.all([line.pass(slice.length), slow.pass(slice.length)]);
      if (response.destroyed) return;
      onSent(slice.length);
      if (!response.write(slice)) await drainOf(response);
    }
  }
  finish(response, delivery.ending);
}

/** Waits until more can be written, or nothing can be any more. */
function drainOf(response: ServerResponse): Promise<void> {
  return new Promise((done) => {
    const goOn = (): void => {
      response.off("drain", goOn).off("close", goOn);
      done();
    };
    response.on("drain", goOn).on("close", goOn);
  });
}

function finish(response: ServerResponse, ending: Delivery["ending"]): void {
  if (ending === "end") return void response.end();
  response.flushHeaders();
  const { socket } = response;
  if (ending === "close") socket?.end();
  // What was written has to be on its way first.
  if (ending === "reset") setTimeout(() => socket?.resetAndDestroy(), 20);
}
