import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** How a page is looked at. */
export interface View {
  readonly width: number;
  readonly scheme: "light" | "dark";
  /** Pixels of the picture for each of the page's. */
  readonly scale?: number;
}

/** A Chromium without a window, spoken to over a pipe (DevTools Protocol). */
export interface Browser {
  /** Shows an HTML page. */
  show(html: string, view: View): Promise<void>;
  /** The value of an expression in the page, which must be JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** A picture of the page, from its top: every pixel in PNG, half as many bytes in WebP. */
  takePicture(format: "png" | "webp"): Promise<Buffer>;
  close(): Promise<void>;
}

const MAX_HEIGHT = 20_000;

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** Starts Debian's `chromium`, or the program that CHROMIUM names. */
export async function startBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "plimsoll-chromium-"));
  const flags = ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--force-color-profile=srgb", "--font-render-hinting=none", `--user-data-dir=${profile}`, "--remote-debugging-pipe", "about:blank"];
  const child = spawn(process.env["CHROMIUM"] ?? "chromium", flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const send = connect(child);
  const { targetInfos } = (await send("Target.getTargets", {})) as { targetInfos: { targetId: string; type: string }[] };
  const target = targetInfos.find(({ type }) => type === "page")?.targetId;
  const { sessionId } = (await send("Target.attachToTarget", { targetId: target, flatten: true })) as { sessionId: string };
  const onPage = (method: string, params: object = {}): Promise<Record<string, unknown>> => send(method, params, sessionId);
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = (await onPage("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true })) as { result: { value?: unknown } };
    return result.value;
  };
  let view: View = { width: 1280, scheme: "light" };
  return {
    async show(html, next) {
      view = next;
      await onPage("Emulation.setDeviceMetricsOverride", { width: view.width, height: 800, deviceScaleFactor: view.scale ?? 1, mobile: view.width < 600 });
      await onPage("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: view.scheme }] });
      const { frameTree } = (await onPage("Page.getFrameTree")) as { frameTree: { frame: { id: string } } };
      await onPage("Page.setDocumentContent", { frameId: frameTree.frame.id, html });
      await evaluate("document.fonts.ready.then(() => true)");
    },
    evaluate,
    async takePicture(format) {
      const height = Math.min(MAX_HEIGHT, Number(await evaluate("document.documentElement.scrollHeight")));
      const clip = { x: 0, y: 0, width: view.width, height, scale: 1 };
      const { data } = (await onPage("Page.captureScreenshot", { format, clip, captureBeyondViewport: true, ...(format === "webp" && { quality: 90 }) })) as { data: string };
      return Buffer.from(data, "base64");
    },
    async close() {
      const ended = new Promise((done) => child.once("exit", done));
      await send("Browser.close", {}).catch(() => child.kill());
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Sends one command after the other; its answers end in a NUL. */
function connect(child: ChildProcess): (method: string, params: object, sessionId?: string) => Promise<Record<string, unknown>> {
  const [toBrowser, fromBrowser] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, { done: (result: Record<string, unknown>) => void; fail: (error: Error) => void }>();
  let buffered = "";
  let last = 0;
  const failAll = (error: Error): void => {
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  child.once("error", failAll);
  child.once("exit", () => failAll(new Error("Chromium ended.")));
  toBrowser.on("error", failAll);
  fromBrowser.setEncoding("utf8").on("data", (text: string) => {
    const messages = (buffered + text).split("\0");
    buffered = messages.pop() ?? "";
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Answer;
      const asked = id === undefined ? undefined : waiting.get(id);
      if (id === undefined || asked === undefined) continue;
      waiting.delete(id);
      if (error === undefined) asked.done(result ?? {});
      else asked.fail(new Error(error.message));
    }
  });
  return (method, params, sessionId) =>
    new Promise((done, fail) => {
      last += 1;
      waiting.set(last, { done, fail });
      toBrowser.write(`${JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });
}
