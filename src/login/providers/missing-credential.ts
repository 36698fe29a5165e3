import { UserError } from "../../errors.ts";

/** The job has nothing that could be exchanged: no keys, or no token of its own. What `if-missing` decides about, as for an empty password. */
export class MissingCredential extends UserError {
  constructor(message: string, hint: string, options?: { cause?: unknown }) {
    super(message, hint, options);
    this.name = "MissingCredential";
  }
}
