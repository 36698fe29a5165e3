// Two parts of undici that are loaded by themselves: its index loads fetch, caches and sockets of every kind as well,
// which costs a command that lasts half a second a seventh of it.
declare module "undici/lib/dispatcher/agent.js" {
  export { Agent as default } from "undici";
}
declare module "undici/lib/api/api-request.js" {
  import type { Dispatcher } from "undici";
  export default function request(this: Dispatcher, options: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData>;
}
