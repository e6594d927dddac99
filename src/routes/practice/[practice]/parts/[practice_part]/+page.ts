/** Texts are saved while they are typed: see docs/decisions/0120-scripts-where-they-work.md. */
export const csr = true;
