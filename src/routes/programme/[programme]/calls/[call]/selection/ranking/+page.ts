/** The ranking is read; what is tried stands in the address. No script is sent. */
export const csr = false;
