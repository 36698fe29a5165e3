// What dist/layer-cache.js is, without dist/.
import { runLayerCache } from "../../../src/index.ts";

await runLayerCache();
