import { createServer as createTcpServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { StreamedBody } from "../../src/http/redirect.ts";
import { closeAll, closers, get, listen, open, serve } from "./servers.ts";

afterEach(closeAll);

/** A body in chunks of 64 KiB that counts how often it was begun, and by how much it was read. */
function streamOf(sizeBytes: number): StreamedBody & { opened: number; readBytes: number } {
  const body = {
    sizeBytes,
    opened: 0,
    readBytes: 0,
    async *open() {
      body.opened += 1;
      for (let left = sizeBytes; left > 0; left -= 65_536) {
        const chunk = Buffer.alloc(Math.min(left, 65_536), "x");
        body.readBytes += chunk.length;
        yield await Promise.resolve(chunk);
      }
    },
  };
  return body;
}

test("a stream is sent with its length, and not in chunks of HTTP", async () => {
  let length = 0;
  const { origin, seen } = await serve((request, response) => {
    request.on("data", (chunk: Buffer) => (length += chunk.length));
    request.on("end", () => response.end());
  });
  await get(origin, { method: "PUT", body: streamOf(1_000_000) });
  expect(length).toBe(1_000_000);
  expect(seen[0]?.headers["content-length"]).toBe("1000000");
  expect(seen[0]?.headers["transfer-encoding"]).toBeUndefined();
});

test("case 39: a 307 on a PUT of a stream opens it anew, and 303 sends none", async () => {
  const lengths: string[] = [];
  const { origin } = await serve((request, response) => {
    let length = 0;
    request.on("data", (chunk: Buffer) => (length += chunk.length));
    request.on("end", () => {
      lengths.push(`${request.method} ${request.url} ${length}`);
      if (request.url === "/put") response.writeHead(307, { location: "/put2" });
      if (request.url === "/post") response.writeHead(303, { location: "/post2" });
      response.end();
    });
  });
  const body = streamOf(200_000);
  await get(`${origin}/put`, { method: "PUT", body });
  expect(body.opened).toBe(2);
  await get(`${origin}/post`, { method: "POST", body });
  expect(lengths).toEqual(["PUT /put 200000", "PUT /put2 200000", "POST /post 200000", "GET /post2 0"]);
});

test("case 35: a server that answers before it has read a stream is heard, and the rest is not read", async () => {
  const { origin } = await serve((_, response) => response.writeHead(401, { connection: "close" }).end("no"));
  const body = streamOf(500_000_000);
  expect((await get(origin, { method: "PUT", body })).status).toBe(401);
  expect(body.readBytes).toBeLessThan(100_000_000);
});

test("case 35: a server that stops reading a stream is given up", async () => {
  const port = await listen(
    createTcpServer((socket) => {
      socket.pause();
      closers.push(() => Promise.resolve(socket.destroy()));
    }),
  );
  const putting = get(`http://127.0.0.1:${port}/`, { method: "PUT", body: streamOf(500_000_000) }, open({ readMs: 200 }));
  await expect(putting).rejects.toMatchObject({ kind: "timeout", isTransient: true });
});

test("a server that has much to do may take six times as long", async () => {
  const { origin } = await serve((_, response) => setTimeout(() => response.end("done"), 2500));
  const transport = open({ readMs: 1000 });
  expect((await get(origin, { method: "PUT", isSlow: true }, transport)).text).toBe("done");
  await expect(get(origin, { method: "PUT" }, transport)).rejects.toMatchObject({ kind: "timeout" });
});

test("what reading a stream throws is thrown as it is", async () => {
  const { origin } = await serve((request) => request.resume());
  const thrown = new UserError("The source broke.", "Mend it.", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
  const body = {
    sizeBytes: 10,
    async *open(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from("half"));
      throw thrown;
    },
  };
  await expect(get(origin, { method: "PUT", body })).rejects.toBe(thrown);
});

test("a connection is used again after a HEAD, and after a server that answered one with a body it is not believed", async () => {
  let connections = 0;
  const port = await listen(
    createTcpServer((socket) => {
      connections += 1;
      closers.push(() => Promise.resolve(socket.destroy()));
      socket.on("data", (data) => {
        const [method = "", path = ""] = data.toString().split(" ");
        const body = method === "GET" || path === "/wrong" ? "four" : "";
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n${body}`);
      });
    }),
  );
  const transport = open();
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 6; i += 1) await get(url, { method: "HEAD" }, transport);
  expect(await get(url, {}, transport)).toMatchObject({ text: "four" });
  // The next request may come before the last one's connection is known to be free.
  expect(connections).toBeLessThanOrEqual(2);
  for (let i = 0; i < 3; i += 1) {
    expect(await get(`${url}/wrong`, { method: "HEAD" }, transport)).toMatchObject({ status: 200, text: "" });
    await new Promise((fulfil) => setTimeout(fulfil, 20));
  }
  expect(await get(url, {}, transport)).toMatchObject({ text: "four" });
});
