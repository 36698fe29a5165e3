import { UserError } from "../errors.ts";

/** What must be undone before the demo ends, however it ends. */
export interface CleanUp {
  /** Remembers what is about to be made; the result undoes it at once and forgets it. */
  add(undo: () => Promise<void>): () => Promise<void>;
  /** Undoes all that is left, the latest first. Throws one `UserError` for all that failed, after all was tried. */
  run(): Promise<void>;
}

/** Nothing is to be undone yet. */
export function createCleanUp(): CleanUp {
  const left: (() => Promise<void>)[] = [];
  return {
    add(undo) {
      left.push(undo);
      return async () => {
        const at = left.indexOf(undo);
        if (at === -1) return;
        await undo();
        left.splice(left.indexOf(undo), 1);
      };
    },
    async run() {
      const failures: unknown[] = [];
      for (const undo of left.splice(0).reverse()) await undo().catch((error: unknown) => void failures.push(error));
      if (failures.length === 0) return;
      throw new UserError(failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join("\n"), "What could not be removed stays on this machine: remove it by hand.", { cause: failures[0] });
    },
  };
}
