/** The letters are written and posted in the background: the page follows how far they have come. */
export const csr = true;
