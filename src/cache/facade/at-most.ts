/** What comes of the work, or this when it takes longer than that. */
export async function atMost<T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((done) => (timer = setTimeout(() => done(otherwise), ms)));
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
