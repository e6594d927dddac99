/** The header in which our own pages tell the library the reader's address. */
export const addressHeader = 'x-kartu-address';

/** The provider's name in our tables. */
export const openIdProvider = 'openid';
