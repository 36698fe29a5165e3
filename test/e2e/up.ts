// node src/dev/node24.mjs test/e2e/up.ts [FILE]: the tests' engine, builder image and registries, to try things by hand.
// Prints (or writes to FILE) what to put into the environment, and stays until it is interrupted; then all of it is gone.
import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { baseName } from "./base-image.ts";
import { makeClient } from "./client.ts";
import { engineModules } from "./go-tools.ts";
import { createLifetime } from "./lifetime.ts";
import { missingParts } from "./parts.ts";
import { createStages } from "./stages.ts";
import { binfmtImage, builderImage } from "./standin-images.ts";
import { prepareModules, startEngineWorld } from "./world.ts";

const missing = missingParts();
for (const line of missing) console.error(line);
if (missing.length > 0) process.exit(1);

const stages = createStages();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-up-"));
const lifetime = createLifetime(folder);
try {
  const modules = await prepareModules([...engineModules, "distribution", "crane"], stages);
  const { engine, registries } = await startEngineWorld(folder, modules, lifetime.atEnd, stages);
  lifetime.started();
  const programs = join(folder, "programs");
  await mkdir(programs);
  for (const name of ["buildkitd", "buildctl"]) await symlink(join(modules.buildkit, name), join(programs, name));
  for (const name of ["runc", "crane"] as const) await symlink(join(modules[name], name), join(programs, name));
  const client = await makeClient(engine, join(folder, "home"), join(modules.buildx, "buildx"), [programs]);
  const environment = {
    DOCKER_HOST: client.env["DOCKER_HOST"],
    DOCKER_CONFIG: client.config,
    PATH: `${programs}${delimiter}${process.env["PATH"]}`,
    PLAIN_REGISTRY: registries.plain.host,
    TLS_REGISTRY: registries.tls.host,
    TLS_REGISTRY_CA: registries.tls.caFile,
    TLS_REGISTRY_USERNAME: registries.tls.username,
    TLS_REGISTRY_PASSWORD_FILE: registries.tls.passwordFile,
    BRIDGE_REGISTRY: registries.bridge.host,
    TLS_BRIDGE_REGISTRY: registries.tlsBridge.host,
    TLS_BRIDGE_REGISTRY_CA: registries.tlsBridge.caFile,
    TLS_BRIDGE_REGISTRY_PASSWORD_FILE: registries.tlsBridge.passwordFile,
    BASE_IMAGE: `${registries.plain.host}/${baseName}`,
    BUILDER_IMAGE: `${registries.plain.host}/${builderImage}`,
    BINFMT_IMAGE: `${registries.plain.host}/${binfmtImage}`,
  };
  const lines = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'\n`);
  const [file] = process.argv.slice(2);
  if (file === undefined) process.stdout.write(lines.join(""));
  else await writeFile(file, lines.join(""));
  stages.say(`It is up, as process ${process.pid}; interrupt it to take all of it down.`);
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.error(error);
  await lifetime.end();
  process.exit(1);
}
