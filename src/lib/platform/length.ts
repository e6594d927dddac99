/** How long a text is as people and the database count it: a sign beyond the first 65,536 is one, not two. */
export const lengthOf = (text: string): number => [...text].length;
