/** A passkey is asked of the browser. */
export const csr = true;
