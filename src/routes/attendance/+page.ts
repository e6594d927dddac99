/** Attendance is taken in the browser, also without a network. */
export const csr = true;
