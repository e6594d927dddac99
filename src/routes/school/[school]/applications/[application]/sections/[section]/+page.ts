/** A section saves itself while it is written, and the verdict follows. */
export const csr = true;
