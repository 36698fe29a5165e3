import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { endWhatNames, unmountWithin } from "./endings.ts";
import { makeAuthority } from "./openssl.ts";
import { freePort, must, start } from "./processes.ts";
import type { Programs } from "./world.ts";

/** A BuildKit of somebody else's, reached over mutual TLS. */
export interface RemoteBuilder {
  /** `tcp://127.0.0.1:PORT` */
  readonly address: string;
  /** PEM files of a client that it trusts. */
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
  /** The same of a client that it does not trust. */
  readonly stranger: { readonly certificate: string; readonly key: string };
  stop(): Promise<void>;
}

/** Starts buildkitd on this machine itself; `configuration` is the content of its buildkitd.toml. */
export async function startRemoteBuilder(folder: string, programs: Programs, configuration = ""): Promise<RemoteBuilder> {
  await mkdir(folder, { recursive: true });
  const authority = await makeAuthority(join(folder, "certificates"));
  const server = await authority.sign("server", "serverAuth");
  const client = await authority.sign("client", "clientAuth");
  const stranger = await (await makeAuthority(join(folder, "strangers"))).sign("stranger", "clientAuth");
  const address = `tcp://127.0.0.1:${await freePort()}`;
  const config = join(folder, "buildkitd.toml");
  await writeFile(config, configuration);
  const trust = ["--tlscacert", authority.file, "--tlscert", server.certificate, "--tlskey", server.key];
  const access = ["--addr", address, "--tlscacert", authority.file, "--tlscert", client.certificate, "--tlskey", client.key];
  const running = await start(
    programs.buildkitd,
    ["--addr", address, ...trust, "--config", config, "--root", join(folder, "root"), "--oci-worker-net", "host"],
    {
      env: { PATH: [dirname(programs.runc), process.env["PATH"], "/usr/sbin:/sbin"].join(delimiter), HOME: folder },
      logFile: join(folder, "log"),
      isReady: async () => (await must(programs.buildctl, [...access, "debug", "workers"])) !== "",
    },
  );
  const stop = async (): Promise<void> => {
    await running.stop();
    await endWhatNames(folder);
    await unmountWithin(folder);
  };
  return { address, ca: authority.file, ...client, stranger, stop };
}
