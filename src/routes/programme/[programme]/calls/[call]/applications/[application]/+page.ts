/** The browser tells that an officer has opened the application. */
export const csr = true;
