/** A new passkey is made by the browser. */
export const csr = true;
