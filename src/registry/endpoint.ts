import { isLoopback } from "../http/address.ts";
import { HttpFailure } from "../http/failure.ts";
import type { Reach, Transport } from "../http/transport.ts";
import { isInsecure } from "../http/trust.ts";

/** Where the API of a registry is, as an origin. Docker Hub's is not where its name says. */
export async function findEndpoint(registry: string, transport: Transport, reach: Reach): Promise<URL> {
  const https = new URL(`https://${registry === "docker.io" ? "registry-1.docker.io" : registry}/`);
  if (!isLoopback(https.hostname) && !isInsecure(https, reach)) return https;
  return (await answersTls(https, transport)) ? https : new URL(`http://${https.host}/`);
}

async function answersTls(url: URL, transport: Transport): Promise<boolean> {
  try {
    return await transport.answersTls(url);
  } catch (error) {
    // Nothing on 443 leaves 80; where a port was named there is no other.
    if (url.port === "" && error instanceof HttpFailure && error.kind === "unreachable") return false;
    throw error;
  }
}
