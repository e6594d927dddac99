/** The school is searched for while somebody types. */
export const csr = true;
