import { StringDecoder } from "node:string_decoder";
import type { Host } from "../host/host.ts";

/** Prints what a program writes, whole lines as they come, made harmless. */
export function createLineLog(host: Host): (chunk: Uint8Array) => void {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  return (chunk) => {
    const lines = (rest + decoder.write(Buffer.from(chunk))).split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) host.log.foreign(lines.join("\n"));
  };
}
