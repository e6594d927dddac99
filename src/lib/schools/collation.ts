const collator = new Intl.Collator('lt');

/** The order of Lithuanian letters: č after c, š after s, ž after z; i and y together (L-06). The database's is `lt-x-icu`. */
export const inOrder = (one: string, other: string): number => collator.compare(one, other);
