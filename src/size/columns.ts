type Column = Uint8Array | Uint32Array | Int32Array;

/** A copy of the column with room for half as many again, at least `needed`. */
export function grown<C extends Column>(column: C, needed: number): C {
  const length = Math.max(needed, Math.ceil(column.length * 1.5));
  const next = new (column.constructor as new (length: number) => C)(length);
  next.set(column);
  return next;
}
