/** Whether two names are the same, without case and order of words: registers write surnames first, in capitals. */
export const sameName = (one: string, other: string): boolean => folded(one) === folded(other);

const folded = (name: string): string => name.normalize('NFC').toLocaleLowerCase('lt').split(/\s+/).filter(Boolean).toSorted().join(' ');
