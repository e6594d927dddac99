/** The verdict follows what colleagues write. */
export const csr = true;
