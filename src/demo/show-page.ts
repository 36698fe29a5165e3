import { createServer, type Server } from "node:http";
import { resolve } from "node:path";
import { listen, stop } from "../local/loopback.ts";
import type { Scene } from "./job.ts";

/** Who reads what the demo tells. */
export interface Reader {
  /** Whether there is somebody who can press Enter. */
  readonly canAnswer: () => boolean;
  /** Settles with the next line, the end of the input, or `signal`. */
  readonly nextLine: (signal: AbortSignal) => Promise<void>;
}

/** The person at this process's terminal. */
export const TERMINAL_READER: Reader = {
  canAnswer: () => process.stdin.isTTY === true && process.stdout.isTTY === true,
  nextLine: (signal) =>
    new Promise((done) => {
      const end = (): void => {
        process.stdin.off("data", end).off("end", end).pause();
        signal.removeEventListener("abort", end);
        done();
      };
      process.stdin.on("data", end).on("end", end).resume();
      signal.addEventListener("abort", end, { once: true });
    }),
};

/** Keeps the page in a file where one is named; else serves it on 127.0.0.1 for as long as somebody at the terminal waits. */
export async function showPage({ host, narration, cleanUp, signal }: Pick<Scene, "host" | "narration" | "cleanUp" | "signal">, html: string, file: string | null, reader: Reader): Promise<void> {
  if (file !== null) {
    await host.files.write(file, html);
    return await narration.say(`The page is kept as ${resolve(host.directory, file)}.`);
  }
  if (!reader.canAnswer()) return await narration.say("Run it in a terminal to see the comment in a browser, or with --page FILE to keep it as a page.");
  const server = serverOf(html);
  const port = await listen(server);
  const end = cleanUp.add(() => stop(server));
  await narration.say(`http://127.0.0.1:${port}/ shows it until you press Enter.`);
  await reader.nextLine(signal);
  signal.throwIfAborted();
  await end();
}

function serverOf(html: string): Server {
  return createServer((request, response) => {
    if (request.url !== "/") return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(html);
  });
}
