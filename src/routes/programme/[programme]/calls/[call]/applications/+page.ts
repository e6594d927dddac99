/** A list is read and left: it needs no script, so none is sent. */
export const csr = false;
