import { runLayerCache } from "./index.js";
await runLayerCache();
