/** What comes of the work, or `otherwise` where it takes longer than so many milliseconds; the work then goes on, unheard. */
export async function atMost<T, U>(ms: number, work: Promise<T>, otherwise: U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<U>((done) => (timer = setTimeout(() => done(otherwise), ms)));
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
