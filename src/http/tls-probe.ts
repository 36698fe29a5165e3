import { connect as connectTls } from "node:tls";
import { ipLiteral } from "./address.ts";
import { describeFailure } from "./failure.ts";

/** Whether the server of a URL answers TLS at all, whatever its certificate. Throws an `HttpFailure` where nothing listens. */
export function answersTlsDirectly(url: URL, patience: { readonly connectMs: number }): Promise<boolean> {
  const hostname = ipLiteral(url.hostname) ?? url.hostname;
  return new Promise((fulfil, reject) => {
    const socket = connectTls({
      host: hostname,
      port: url.port === "" ? 443 : Number(url.port),
      // Only the question whether TLS is spoken here; nothing is sent, and the real connection checks the certificate.
      rejectUnauthorized: false,
      ...(ipLiteral(url.hostname) === null ? { servername: hostname } : {}),
    });
    let isConnected = false;
    const settle = (answer: boolean) => {
      socket.destroy();
      fulfil(answer);
    };
    socket.setTimeout(Math.min(patience.connectMs, 5_000), () => settle(false));
    socket.once("connect", () => (isConnected = true));
    socket.once("secureConnect", () => settle(true));
    socket.once("close", () => settle(false));
    socket.once("error", (error) => {
      socket.destroy();
      if (isConnected) fulfil(false);
      else reject(describeFailure(error, url.host, null) as Error);
    });
  });
}
