/** Ballots are covered in the browser: see docs/decisions/0205-blind-ballots.md. */
export const csr = true;
