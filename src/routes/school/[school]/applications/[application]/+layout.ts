/** An application saves itself while it is written, and its verdict follows. */
export const csr = true;
