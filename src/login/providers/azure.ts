import type { ExchangedCredential, ProviderRequest } from "./provider.ts";
import { MissingCredential } from "./missing.ts";

/** Not there yet: the vendor is known, its exchange is not. */
export function exchangeForAzure(request: ProviderRequest): Promise<readonly ExchangedCredential[]> {
  return Promise.reject(new MissingCredential(request.registry, ""));
}
