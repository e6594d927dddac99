/** The browser searches while somebody types; without scripts the button does. */
export const csr = true;
